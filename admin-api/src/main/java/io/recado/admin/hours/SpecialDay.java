package io.recado.admin.hours;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A day that takes other hours than its weekday, such as a holiday.
 *
 * @param name what it is called
 * @param spans by when they begin; none where it is closed
 */
record SpecialDay(LocalDate day, String name, List<OpenSpan> spans) {

  private static final int MOST_CHARACTERS = 80;
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9000, 1, 1);

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  SpecialDay {
    if (day == null || name == null || spans == null || spans.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A special day has day, name and spans.");
    }
    spans = List.copyOf(spans);
  }

  /**
   * @throws ApiProblem {@code BODY_UNREADABLE} where it is none that may be set
   */
  void check() {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Nobody opens or closes on such a day.");
    }
    Words.check(name, MOST_CHARACTERS);
    OpenSpan.check(spans);
  }
}
