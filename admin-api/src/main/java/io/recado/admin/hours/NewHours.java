package io.recado.admin.hours;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.List;
import java.util.Objects;

/**
 * When a tenant is to be open.
 *
 * @param week a day that is not named is closed
 */
record NewHours(List<WeekdayHours> week, List<SpecialDay> specialDays) {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewHours {
    WeekdayHours.check(week);
    if (specialDays == null || specialDays.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Hours are a week and specialDays.");
    }
    if (specialDays.stream().map(SpecialDay::day).distinct().count() < specialDays.size()) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Each day is named once.");
    }
    specialDays.forEach(SpecialDay::check);
  }
}
