package io.recado.actions.appointment;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Receipt;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Takes a customer off the waiting list; what was kept for them is free for the next. Rejects with
 * {@code not_waiting}.
 */
public final class LeaveWaitingList implements BusinessAction {

  private static final String ENTRY = "entry";
  private static final String SERVICE = "service";

  private static final ActionOutcome NOT_WAITING = new ActionOutcome.Rejected("not_waiting");

  private final WaitingList list;
  private final Clock clock;

  LeaveWaitingList(WaitingList list, Clock clock) {
    this.list = list;
    this.clock = clock;
  }

  @Override
  public ActionName name() {
    return new ActionName("leave_waiting_list");
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(ENTRY);
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of(SERVICE);
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return outcomeOf(request)
        .switchIfEmpty(Mono.defer(() -> leave(request)))
        .defaultIfEmpty(NOT_WAITING);
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return list.asked(request).map(asked -> done(request, asked));
  }

  private Mono<ActionOutcome> leave(ActionRequest request) {
    return Mono.justOrEmpty(request.text(ENTRY))
        .map(UUID::fromString)
        .onErrorComplete(IllegalArgumentException.class)
        .flatMap(entry -> list.leave(request, entry, clock.instant()))
        .map(asked -> done(request, asked));
  }

  private static ActionOutcome done(ActionRequest request, WaitingList.Asked asked) {
    var service = asked.wish().service().name(request.language());
    return new ActionOutcome.Done(
        new Receipt(asked.entry().toString(), asked.at(), Map.of(SERVICE, service)));
  }
}
