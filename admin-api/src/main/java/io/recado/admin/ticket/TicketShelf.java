package io.recado.admin.ticket;

import io.recado.actions.attachment.Attachments.State;
import io.recado.admin.ticket.TicketFileView.Attachment;
import io.recado.conversation.MessageContent.MediaFile;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one ticket, taken from it in the order in which the ticket got them: those of its
 * report, then those of each event. Their places go on through it. Not safe for many threads.
 */
final class TicketShelf {

  private final List<State> states;
  private int place;

  /**
   * @param states of all files, by place
   */
  TicketShelf(List<State> states) {
    this.states = states;
  }

  /** The next files, as their senders named them. */
  List<Attachment> next(List<MediaFile> files) {
    var attachments = new ArrayList<Attachment>();
    for (var file : files) {
      // One that came since the states were read is still to be fetched.
      var state = place < states.size() ? states.get(place) : State.WAITING;
      attachments.add(new Attachment(place, state, file.name(), file.mimeType(), file.sizeBytes()));
      place++;
    }
    return List.copyOf(attachments);
  }
}
