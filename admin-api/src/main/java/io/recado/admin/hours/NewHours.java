package io.recado.admin.hours;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * When a tenant is to be open.
 *
 * @param week a day that is not named is closed
 */
record NewHours(List<WeekdayHours> week, List<SpecialDay> specialDays) {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewHours {
    if (week == null || specialDays == null || lacks(week) || lacks(specialDays)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Hours are a week and specialDays.");
    }
    if (repeats(week, WeekdayHours::weekday) || repeats(specialDays, SpecialDay::day)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Each day is named once.");
    }
    week.forEach(day -> OpenSpan.check(day.spans()));
    specialDays.forEach(SpecialDay::check);
  }

  private static boolean lacks(List<?> hours) {
    return hours.stream().anyMatch(Objects::isNull);
  }

  private static <T, D> boolean repeats(List<T> hours, Function<T, D> day) {
    return hours.stream().map(day).distinct().count() < hours.size();
  }
}
