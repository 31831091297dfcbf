package io.recado.actions.appointment;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Moves an appointment of the customer to a time that {@link FreeTimesLookup} has found. */
public final class RescheduleAppointment extends AppointmentAction {

  public RescheduleAppointment(Planner planner, Bookings bookings) {
    super("reschedule_appointment", Set.of(APPOINTMENT, TIME), planner, bookings);
  }

  @Override
  Mono<ActionOutcome> change(ActionRequest request) {
    var start = start(request);
    return start == null
        ? Mono.just(TAKEN)
        : planner()
            .upcoming(request.tenant(), request.contact(), request.text(APPOINTMENT))
            .flatMap(appointment -> move(request, appointment, start))
            .defaultIfEmpty(UNKNOWN_APPOINTMENT);
  }

  private Mono<ActionOutcome> move(ActionRequest request, Appointment appointment, Instant start) {
    return planner()
        .isFree(request.tenant(), appointment.service(), start, appointment.number())
        .flatMap(
            free ->
                free
                    ? bookings().move(request, appointment, start, planner().now())
                    : Mono.just(new Change.Taken()))
        .flatMap(change -> outcome(request, change));
  }
}
