package io.recado.actions.ticket;

import io.recado.action.ActionRequest;
import java.util.Set;

/** Reopens a closed ticket of the customer, while the time for that lasts. */
public final class ReopenTicket extends TicketAction {

  static final String WHY = "why";

  ReopenTicket(TicketWork work) {
    super("reopen_ticket", work);
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(TICKET, WHY);
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of(TicketReport.ATTACHMENTS);
  }

  @Override
  Wish wish(ActionRequest request) {
    return wishToReopen(request);
  }

  static Wish wishToReopen(ActionRequest request) {
    var words = TicketReport.text(request, WHY);
    var files = TicketReport.attachments(request);
    return Wish.ofWords(words, files, () -> new TicketEvent.What.Reopened(words, files));
  }
}
