package io.recado.actions.appointment;

import io.recado.action.ActionRequest;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Changes a tenant's agenda. A change is idempotent by its request's key, and of two that want one
 * calendar at one time one is {@link Change.Taken}, however concurrent.
 */
public interface Bookings {

  /** Books the first calendar that is free, for the request's contact. */
  Mono<Change> book(ActionRequest request, Service service, Instant start, Instant now);

  /** Moves an appointment of the request's contact, to whichever calendar is free. */
  Mono<Change> move(ActionRequest request, Appointment appointment, Instant start, Instant now);

  /** Cancels an appointment of the request's contact. */
  Mono<Change> cancel(ActionRequest request, Appointment appointment, Instant now);

  /** Notes that the request's contact means to keep an appointment. */
  Mono<Change> confirm(ActionRequest request, Appointment appointment, Instant now);

  /** What a request changed; empty when it changed nothing. */
  Mono<Change.Made> made(ActionRequest request);
}
