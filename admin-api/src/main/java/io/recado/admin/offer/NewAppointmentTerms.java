package io.recado.admin.offer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant is to go about its appointments.
 *
 * @param reminderMinutes how long before one its customer is reminded, 10 to 20160, at most five;
 *     none for no reminders
 * @param missesToAsk who missed so many is asked to confirm; null for nobody
 */
record NewAppointmentTerms(List<Integer> reminderMinutes, @Nullable Integer missesToAsk) {

  private static final int MOST_REMINDERS = 5;
  private static final int SOONEST = 10;
  private static final int EARLIEST = 14 * 24 * 60;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewAppointmentTerms {
    if (reminderMinutes == null || reminderMinutes.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "reminderMinutes are needed, or none: [].");
    }
    reminderMinutes =
        reminderMinutes.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    if (reminderMinutes.size() > MOST_REMINDERS
        || reminderMinutes.stream().anyMatch(before -> before < SOONEST || before > EARLIEST)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "At most 5 reminders, 10 to 20160 minutes before.");
    }
    if (missesToAsk != null && missesToAsk < 1) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "missesToAsk is 1 or more, or null.");
    }
  }
}
