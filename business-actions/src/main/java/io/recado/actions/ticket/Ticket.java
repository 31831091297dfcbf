package io.recado.actions.ticket;

import io.recado.conversation.MessageContent.MediaFile;
import java.util.List;

/** An opened ticket. */
public record Ticket(
    TicketNumber number, TicketOrigin origin, TicketReport report, AnswerPromise promise) {

  Ticket with(List<MediaFile> attachments) {
    var complete =
        new TicketReport(report.category(), report.priority(), report.summary(), attachments);
    return new Ticket(number, origin, complete, promise);
  }
}
