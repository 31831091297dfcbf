package io.recado.actions.ticket;

import io.recado.action.ActionRequest;
import java.util.List;
import java.util.Set;

/** Adds words to how the customer rated a closed ticket, once. */
public final class RemarkOnTicket extends TicketAction {

  static final String REMARK = "remark";

  RemarkOnTicket(TicketWork work) {
    super("remark_on_ticket", work);
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(TICKET, REMARK);
  }

  @Override
  Wish wish(ActionRequest request) {
    var words = TicketReport.text(request, REMARK);
    return Wish.ofWords(words, List.of(), () -> new TicketEvent.What.Remarked(words));
  }
}
