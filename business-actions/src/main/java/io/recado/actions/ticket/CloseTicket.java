package io.recado.actions.ticket;

import io.recado.action.ActionRequest;
import java.util.Set;

/** Closes an open ticket of the customer, who needs nothing more. */
public final class CloseTicket extends TicketAction {

  CloseTicket(TicketWork work) {
    super("close_ticket", work);
  }

  @Override
  public boolean needsConfirmation() {
    return true;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(TICKET);
  }

  @Override
  Wish wish(ActionRequest request) {
    return new Wish.Valid(new TicketEvent.What.Closed(null));
  }
}
