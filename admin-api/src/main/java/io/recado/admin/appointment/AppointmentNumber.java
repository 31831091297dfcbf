package io.recado.admin.appointment;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.regex.Pattern;

/** What people call an appointment by, such as {@code C-1001}. */
record AppointmentNumber(long value) {

  private static final Pattern SPOKEN =
      Pattern.compile("(?:c-)?(\\d{1,12})", Pattern.CASE_INSENSITIVE);

  /** What is no number is no appointment. */
  static AppointmentNumber of(String text) {
    var number = SPOKEN.matcher(text);
    if (!number.matches()) {
      throw new ApiProblem(ApiError.NOT_FOUND);
    }
    return new AppointmentNumber(Long.parseLong(number.group(1)));
  }

  @Override
  public String toString() {
    return "C-" + value;
  }
}
