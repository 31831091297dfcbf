package io.recado.admin.hours;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The hours of a weekday.
 *
 * @param spans by when they begin; none where it is closed
 */
public record WeekdayHours(DayOfWeek weekday, List<OpenSpan> spans) {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  public WeekdayHours {
    if (weekday == null || spans == null || spans.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A weekday has spans, or none: [].");
    }
    spans = List.copyOf(spans);
  }

  /**
   * A week as a caller names it.
   *
   * @throws ApiProblem {@code BODY_UNREADABLE} where a day is missing or named twice, or has times
   *     that overlap
   */
  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  public static void check(List<WeekdayHours> week) {
    if (week == null || week.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A week is a list of weekdays with spans.");
    }
    if (week.stream().map(WeekdayHours::weekday).distinct().count() < week.size()) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Each day is named once.");
    }
    week.forEach(day -> OpenSpan.check(day.spans()));
  }

  /** All seven days from Monday; what is not named is closed. */
  public static List<WeekdayHours> whole(Map<DayOfWeek, List<OpenSpan>> named) {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> new WeekdayHours(day, named.getOrDefault(day, List.of())))
        .toList();
  }
}
