package io.recado.received;

import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The files that customers sent. A turn writes down that a message came with one; the bytes are
 * fetched from the channel afterwards, by whoever claims them. They go with their contact, and
 * after {@code RECADO_KEEP_RECEIVED_FILES}.
 */
public interface ReceivedFiles {

  /** What became of a file. */
  enum State {
    /** It is still to be fetched. */
    WAITING,
    KEPT,
    /** It has more bytes than are kept of one. */
    TOO_LARGE,
    /** Its conversation has sent as much as is kept of a day, or there is no room for any. */
    TOO_MANY,
    /** It could not be had. */
    GONE
  }

  /**
   * A file that waits to be fetched.
   *
   * @param kind of the channel that holds it
   */
  record Due(ReceivedFileKey key, ChannelKind kind) {}

  /**
   * A file that is to be fetched.
   *
   * @param channel that holds it
   * @param attempts this one included
   */
  record Claimed(ReceivedFileKey key, ChannelId channel, MediaFile file, int attempts) {}

  /**
   * Files that are to be fetched now, the longest due first; some of each tenant that is not
   * suspended and of each kind of its channels, and of its conversations in turn.
   */
  Flux<Due> due();

  /** Takes a file to be fetched, which is nobody else's for some minutes; empty when it is not. */
  Mono<Claimed> claim(ReceivedFileKey key);

  /**
   * Keeps what was fetched. Changes nothing where the file is not waited for any more.
   *
   * @param type the media type that the bytes say; null where that is none that is known
   */
  Mono<Void> keep(ReceivedFileKey key, @Nullable String type, byte[] bytes);

  /** Gives a file up, for good. */
  Mono<Void> giveUp(ReceivedFileKey key, State why);

  /** Has a file fetched later, the later the more often it was tried. */
  Mono<Void> tryLater(ReceivedFileKey key);

  /** How many bytes are kept of all tenants together. */
  Mono<Long> bytesOfAll();

  /** How many bytes are kept of what came in the file's conversation in the last 24 hours. */
  Mono<Long> bytesOfToday(ReceivedFileKey key);

  /**
   * Deletes a tenant's oldest files, a thousand at most, until the others take no more than this.
   *
   * @return how many were deleted
   */
  Mono<Long> trim(TenantId tenant, long mostBytes);
}
