package io.recado.admin.hours;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.TableBody;

/**
 * A calendar of holidays.
 *
 * @param calendar its text, as RFC 5545 has it
 */
record CalendarFile(String calendar) implements TableBody {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  CalendarFile {
    if (calendar == null || calendar.isBlank()) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "There is nothing in the calendar.");
    }
  }

  @Override
  public String toString() {
    return "CalendarFile";
  }
}
