package io.recado.actions.appointment;

import io.recado.action.ActionRequest;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Changes a tenant's agenda. A change is idempotent by its request's key, and of two that want one
 * calendar at one time one is {@link Change.Taken}, however concurrent.
 */
interface Bookings {

  /** Books for the request's contact. */
  Mono<Change> book(ActionRequest request, Wanted wanted, Instant now);

  /** Moves an appointment of the request's contact. */
  Mono<Change> move(ActionRequest request, long number, Wanted wanted, Instant now);

  /** Cancels an appointment of the request's contact. */
  Mono<Change> cancel(ActionRequest request, Appointment appointment, Instant now);

  /** Notes that the request's contact means to keep an appointment. */
  Mono<Change> confirm(ActionRequest request, Appointment appointment, Instant now);

  /** Books what is held for the request's contact; who waited for it waits no more. */
  Mono<Change> take(ActionRequest request, Appointment held, Instant now);

  /** Lets what is held for the request's contact pass to the next who waits. */
  Mono<Change> pass(ActionRequest request, Appointment held, Instant now);

  /** What a request changed; empty when it changed nothing. */
  Mono<Change.Made> made(ActionRequest request);

  /**
   * When, and by whom and where: by the first that is free.
   *
   * @param room what nothing outside of here takes up then
   */
  record Wanted(Service service, Instant start, Room room) {}
}
