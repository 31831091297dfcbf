package io.recado.actions.appointment;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.actions.appointment.Bookings.Wanted;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Moves an appointment of the customer to a time that {@link FreeTimesLookup} has found. */
public final class RescheduleAppointment extends AppointmentAction {

  public RescheduleAppointment(Planner planner, Bookings bookings) {
    super("reschedule_appointment", Set.of(APPOINTMENT, TIME), planner, bookings);
  }

  @Override
  public boolean needsConfirmation() {
    return true;
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
    var service = appointment.service();
    return planner()
        .room(request.tenant(), service, start, appointment.number())
        .flatMap(
            room ->
                within(
                    request,
                    room,
                    free -> move(request, appointment, new Wanted(service, start, free))));
  }

  private Mono<Change> move(ActionRequest request, Appointment appointment, Wanted wanted) {
    return bookings().move(request, appointment.number(), wanted, planner().now());
  }
}
