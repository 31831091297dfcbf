package io.recado.actions.appointment;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Lets a time that is kept for a customer pass to the next on the waiting list. */
public final class PassOfferedTime extends AppointmentAction {

  private final WaitingList list;

  PassOfferedTime(Planner planner, Bookings bookings, WaitingList list) {
    super("pass_offered_time", Set.of(APPOINTMENT), planner, bookings);
    this.list = list;
  }

  @Override
  Mono<ActionOutcome> change(ActionRequest request) {
    return list.heldFor(request.tenant(), request.contact(), planner().now())
        .filter(held -> MyOffersLookup.idOf(held).equals(request.text(APPOINTMENT)))
        .next()
        .flatMap(held -> bookings().pass(request, held.appointment(), planner().now()))
        .flatMap(change -> outcomeOfOffer(request, change))
        .defaultIfEmpty(TAKEN);
  }
}
