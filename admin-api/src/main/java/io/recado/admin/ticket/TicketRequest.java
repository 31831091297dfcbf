package io.recado.admin.ticket;

import io.recado.action.IdempotencyKey;
import io.recado.actions.ticket.TicketNumber;
import io.recado.admin.access.Caller;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;

/** Something an agent wants of a ticket, and does not want twice. */
record TicketRequest(Caller caller, TicketNumber number, IdempotencyKey key) {

  /**
   * @param route what is wanted: a key is known again in one route of one ticket only
   */
  static TicketRequest of(Caller caller, String ticket, String route, String key) {
    var number = number(ticket);
    var text = "desk/%s/%s/%s/%s".formatted(caller.person(), number, route, key);
    return new TicketRequest(caller, number, new IdempotencyKey(text));
  }

  /** As people write it; what is no number is no ticket. */
  static TicketNumber number(String ticket) {
    return TicketNumber.parse(ticket).orElseThrow(() -> new ApiProblem(ApiError.NOT_FOUND));
  }

  TenantId tenant() {
    return caller.tenant();
  }

  String agent() {
    return caller.person().toString();
  }
}
