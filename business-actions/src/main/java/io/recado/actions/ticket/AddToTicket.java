package io.recado.actions.ticket;

import io.recado.action.ActionRequest;
import java.util.Set;

/** Adds words, and files where there are some, to an open ticket of the customer. */
public final class AddToTicket extends TicketAction {

  static final String NOTE = "note";

  AddToTicket(TicketWork work) {
    super("add_to_ticket", work);
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(TICKET, NOTE);
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of(TicketReport.ATTACHMENTS);
  }

  @Override
  Wish wish(ActionRequest request) {
    var words = TicketReport.text(request, NOTE);
    var files = TicketReport.attachments(request);
    return Wish.ofWords(words, files, () -> new TicketEvent.What.Noted(words, files));
  }
}
