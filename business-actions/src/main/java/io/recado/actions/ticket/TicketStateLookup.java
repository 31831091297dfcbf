package io.recado.actions.ticket;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.actions.ticket.TicketChange.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Tells which way a flow goes on with a ticket of the customer: something is found while it is
 * open; otherwise nothing is, because it is {@code closed}, {@code closed_long_ago} or {@code
 * unknown_ticket}.
 */
public final class TicketStateLookup implements Lookup {

  private static final LookupOutcome UNKNOWN = new LookupOutcome.None("unknown_ticket");

  private final TicketWork work;

  TicketStateLookup(TicketWork work) {
    this.work = work;
  }

  @Override
  public ActionName name() {
    return new ActionName("ticket_state");
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(TicketAction.TICKET);
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    var named = request.text(TicketAction.TICKET);
    return Mono.justOrEmpty(named == null ? null : TicketNumber.parse(named).orElse(null))
        .flatMap(number -> work.find(request.tenant(), number))
        .filter(ticket -> ticket.origin().contact().equals(request.contact()))
        .flatMap(ticket -> work.policy(request.tenant()).map(policy -> way(ticket, policy)))
        .defaultIfEmpty(UNKNOWN);
  }

  private LookupOutcome way(Ticket ticket, TicketPolicy policy) {
    var number = ticket.number().toString();
    return switch (ticket.state()) {
      case TicketState.Open _ ->
          new LookupOutcome.Found(List.of(new FoundItem(number, number, null, Map.of(), null)));
      case TicketState.Closed closed ->
          new LookupOutcome.None(
              (closed.reopens(work.now(), policy.reopening())
                      ? Reason.CLOSED
                      : Reason.CLOSED_LONG_AGO)
                  .code());
    };
  }
}
