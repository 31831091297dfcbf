package io.recado.actions.appointment;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Cancels an appointment of the customer; its time is free again. */
public final class CancelAppointment extends AppointmentAction {

  public CancelAppointment(Planner planner, Bookings bookings) {
    super("cancel_appointment", Set.of(APPOINTMENT), planner, bookings);
  }

  @Override
  public boolean needsConfirmation() {
    return true;
  }

  @Override
  Mono<ActionOutcome> change(ActionRequest request) {
    return planner()
        .upcoming(request.tenant(), request.contact(), request.text(APPOINTMENT))
        .flatMap(appointment -> bookings().cancel(request, appointment, planner().now()))
        .flatMap(change -> outcome(request, change))
        .defaultIfEmpty(UNKNOWN_APPOINTMENT);
  }
}
