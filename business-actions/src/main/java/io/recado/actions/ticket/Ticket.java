package io.recado.actions.ticket;

import io.recado.conversation.MessageContent.MediaFile;
import java.util.List;

/** A ticket, as it stands. */
public record Ticket(
    TicketNumber number,
    TicketOrigin origin,
    TicketReport report,
    ServicePromise promise,
    TicketState state) {

  /** As it was opened. */
  Ticket(TicketNumber number, TicketOrigin origin, TicketReport report, ServicePromise promise) {
    this(number, origin, report, promise, new TicketState.Unanswered());
  }

  Ticket with(List<MediaFile> attachments) {
    var complete =
        new TicketReport(report.category(), report.priority(), report.summary(), attachments);
    return new Ticket(number, origin, complete, promise, state);
  }

  Ticket with(TicketState next) {
    return new Ticket(number, origin, report, promise, next);
  }
}
