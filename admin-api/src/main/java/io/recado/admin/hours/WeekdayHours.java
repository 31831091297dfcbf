package io.recado.admin.hours;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;

/**
 * The hours of a weekday.
 *
 * @param spans by when they begin; none where it is closed
 */
record WeekdayHours(DayOfWeek weekday, List<OpenSpan> spans) {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  WeekdayHours {
    if (weekday == null || spans == null || spans.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A weekday has spans, or none: [].");
    }
    spans = List.copyOf(spans);
  }
}
