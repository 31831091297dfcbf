package io.recado.actions.attachment;

import io.recado.actions.ticket.TicketNumber;
import io.recado.channel.ChannelId;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The files of tickets. A ticket is given references; the bytes are fetched from the channel
 * afterwards, by whoever claims them, and belong to the ticket from then on.
 */
public interface Attachments {

  /** What became of a file. */
  enum State {
    /** It is still to be fetched. */
    WAITING,
    KEPT,
    /** It is of a kind or a size that is not kept, or its ticket has enough of them. */
    REFUSED,
    /** It could not be had. */
    GONE
  }

  /**
   * A file that is to be fetched.
   *
   * @param channel that holds it
   * @param attempts this one included
   */
  record Claimed(AttachmentKey key, ChannelId channel, MediaFile file, int attempts) {}

  /** Files that are to be fetched now, the longest due first; some, when there are many. */
  Flux<AttachmentKey> due();

  /** Takes a file to be fetched, which is nobody else's for some minutes; empty when it is not. */
  Mono<Claimed> claim(AttachmentKey key);

  /** Keeps what was fetched. */
  Mono<Void> keep(AttachmentKey key, FileType type, byte[] bytes);

  /** Gives a file up, for good. */
  Mono<Void> giveUp(AttachmentKey key, State why);

  /** Has a file fetched later, the later the more often it was tried. */
  Mono<Void> tryLater(AttachmentKey key);

  /** How many bytes are kept of a ticket's files. */
  Mono<Long> bytesOf(TenantId tenant, TicketNumber number);

  /** A file that is kept; empty for every other. */
  Mono<Attachment> find(AttachmentKey key);

  /** What became of a ticket's files, by position; those that are kept no more are left out. */
  Flux<State> states(TenantId tenant, TicketNumber number);
}
