package io.recado.actions.appointment;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.actions.appointment.Bookings.Wanted;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Books a service at a time that {@link FreeTimesLookup} has found. */
public final class BookAppointment extends AppointmentAction {

  public BookAppointment(Planner planner, Bookings bookings) {
    super("book_appointment", Set.of(SERVICE, TIME), planner, bookings);
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
            .service(request.tenant(), request.text(SERVICE))
            .flatMap(service -> book(request, service, start))
            .defaultIfEmpty(UNKNOWN_SERVICE);
  }

  private Mono<ActionOutcome> book(ActionRequest request, Service service, Instant start) {
    return planner()
        .room(request.tenant(), service, start, 0)
        .flatMap(
            room -> within(request, room, free -> book(request, new Wanted(service, start, free))));
  }

  private Mono<Change> book(ActionRequest request, Wanted wanted) {
    return bookings().book(request, wanted, planner().now());
  }
}
