package io.recado.actions.ticket;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Opens a ticket that goes on with one that was closed too long ago to be reopened: of the same
 * category and priority, unless a rule sorts it otherwise. The receipt is that of {@link
 * OpenTicket}. Rejects with {@code unknown_ticket}, {@code open}, {@code words_blank}, {@code
 * words_too_long} or {@code too_many_attachments}.
 */
public final class FollowUpTicket implements BusinessAction {

  private static final ActionOutcome OPEN =
      new ActionOutcome.Rejected(TicketChange.Reason.OPEN.code());

  private final TicketWork work;
  private final TicketOpener opener;

  FollowUpTicket(TicketWork work, TicketOpener opener) {
    this.work = work;
    this.opener = opener;
  }

  @Override
  public ActionName name() {
    return new ActionName("follow_up_ticket");
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(TicketAction.TICKET, ReopenTicket.WHY);
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of(TicketReport.ATTACHMENTS);
  }

  @Override
  public Set<String> receiptFacts() {
    return TicketOpener.RECEIPT_FACTS;
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return Mono.justOrEmpty(TicketAction.number(request))
        .flatMap(number -> work.find(request.tenant(), number))
        .filter(old -> old.origin().contact().equals(request.contact()))
        .flatMap(old -> goOnWith(old, request))
        .defaultIfEmpty(TicketAction.UNKNOWN);
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return opener.outcomeOf(TicketOrigin.of(request));
  }

  private Mono<ActionOutcome> goOnWith(Ticket old, ActionRequest request) {
    return switch (old.state()) {
      case TicketState.Open _ -> Mono.just(OPEN);
      case TicketState.Closed _ ->
          switch (ReopenTicket.wishToReopen(request)) {
            case TicketAction.Wish.Valid _ ->
                opener.open(TicketOrigin.of(request), report(old, request), old.number());
            case TicketAction.Wish.Faulty(var why) -> Mono.just(why);
          };
    };
  }

  private static TicketReport report(Ticket old, ActionRequest request) {
    return new TicketReport(
        old.report().category(),
        old.report().priority(),
        TicketReport.text(request, ReopenTicket.WHY),
        TicketReport.attachments(request));
  }
}
