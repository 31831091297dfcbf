package io.recado.actions.ticket;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Opens a ticket and promises a first answer, counted in the tenant's open hours.
 *
 * <p>Rejects with {@code summary_blank}, {@code summary_too_long}, {@code unknown_category}, {@code
 * unknown_urgency} or {@code too_many_attachments}. The fact {@code expected_answer} follows a verb
 * in the customer's language: "hoy antes de las 16:30", or without a time where the tenant has no
 * open hours: "lo antes posible".
 */
public final class OpenTicket implements BusinessAction {

  public static final ActionName NAME = new ActionName("open_ticket");

  private final TicketOpener opener;
  private final Faults faults;

  public OpenTicket(TicketOpener opener, Faults faults) {
    this.opener = opener;
    this.faults = faults;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(TicketReport.SUMMARY, TicketReport.CATEGORY, TicketReport.URGENCY);
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
    return switch (TicketReport.read(request)) {
      case TicketReport.Reading.Complete(var report) ->
          noted(request, report)
              .then(Mono.defer(() -> opener.open(TicketOrigin.of(request), report, null)));
      case TicketReport.Reading.Faulty(var reason) -> Mono.just(new ActionOutcome.Rejected(reason));
    };
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return opener.outcomeOf(TicketOrigin.of(request));
  }

  private Mono<Void> noted(ActionRequest request, TicketReport report) {
    return report.category().isOfTheNetwork() ? faults.reported(request) : Mono.empty();
  }
}
