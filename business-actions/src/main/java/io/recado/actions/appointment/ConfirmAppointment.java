package io.recado.actions.appointment;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Notes that the customer means to keep an appointment. */
public final class ConfirmAppointment extends AppointmentAction {

  public ConfirmAppointment(Planner planner, Bookings bookings) {
    super("confirm_appointment", Set.of(APPOINTMENT), planner, bookings);
  }

  @Override
  Mono<ActionOutcome> change(ActionRequest request) {
    return planner()
        .upcoming(request.tenant(), request.contact(), request.text(APPOINTMENT))
        .flatMap(appointment -> bookings().confirm(request, appointment, planner().now()))
        .flatMap(change -> outcome(request, change))
        .defaultIfEmpty(UNKNOWN_APPOINTMENT);
  }
}
