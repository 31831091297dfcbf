package io.recado.actions.ticket;

import io.recado.action.CustomerId;
import io.recado.conversation.MessageContent.MediaFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket, as it stands.
 *
 * @param customer by whose service level it is promised; null where nobody was proven
 */
public record Ticket(
    TicketNumber number,
    TicketOrigin origin,
    TicketReport report,
    ServicePromise promise,
    @Nullable CustomerId customer,
    TicketState state) {

  /** As it was opened. */
  Ticket(TicketNumber number, TicketOrigin origin, TicketReport report, Opening opening) {
    this(
        number,
        origin,
        report,
        opening.promise(),
        opening.customer(),
        new TicketState.Unanswered());
  }

  Ticket with(List<MediaFile> attachments) {
    var complete =
        new TicketReport(report.category(), report.priority(), report.summary(), attachments);
    return new Ticket(number, origin, complete, promise, customer, state);
  }

  Ticket with(TicketState next) {
    return new Ticket(number, origin, report, promise, customer, next);
  }
}
