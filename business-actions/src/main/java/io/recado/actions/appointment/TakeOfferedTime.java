package io.recado.actions.appointment;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Books a time that is kept for a customer on the waiting list. */
public final class TakeOfferedTime extends AppointmentAction {

  private final WaitingList list;

  TakeOfferedTime(Planner planner, Bookings bookings, WaitingList list) {
    super("take_offered_time", Set.of(APPOINTMENT), planner, bookings);
    this.list = list;
  }

  @Override
  Mono<ActionOutcome> change(ActionRequest request) {
    return list.heldFor(request.tenant(), request.contact(), planner().now())
        .filter(held -> MyOffersLookup.idOf(held).equals(request.text(APPOINTMENT)))
        .next()
        .flatMap(held -> takeIfFree(request, held))
        .defaultIfEmpty(TAKEN);
  }

  /** On its server, somebody may have filled the calendar since. */
  private Mono<ActionOutcome> takeIfFree(ActionRequest request, Held held) {
    return planner()
        .roomKept(request.tenant(), held)
        .flatMap(
            room ->
                room.has(held.taken())
                    ? take(request, held)
                    : Mono.just(room.perhapsMore() ? AWAY : TAKEN));
  }

  private Mono<ActionOutcome> take(ActionRequest request, Held held) {
    return bookings()
        .take(request, held.appointment(), planner().now())
        .flatMap(change -> outcomeOfOffer(request, change));
  }
}
