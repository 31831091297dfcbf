package io.recado.outbox;

import io.recado.channel.ChannelId;
import io.recado.conversation.OutboundContent;
import io.recado.queue.ConversationKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to send, claimed by one sender.
 *
 * @param id our own id, given to the channel as the opaque id where it takes one
 * @param sequence its place among the conversation's outbound messages
 * @param address the channel's id of the customer
 * @param attempt how many attempts may have sent it, this one included: from 1
 * @param fence grows with every claim of this message; see {@link Outbox}
 * @param uncertain true when an earlier attempt ended without an answer and the message may have
 *     been delivered
 * @param lastInboundId the provider's id of the customer's latest message, for quoting and read
 *     marks
 * @param lastHeardAt when the customer last wrote, by the provider's clock; null before that
 * @param admitted whether its turn in the channel's limit has come already
 * @param probe above 0 when it tries whether a channel that was down takes messages again: the how
 *     manieth to try
 * @param unsent how often it was tried and provably not sent
 * @param claimedAt by the database's clock
 */
public record OutboxMessage(
    UUID id,
    ConversationKey conversation,
    ChannelId channel,
    long sequence,
    String address,
    OutboundContent content,
    int attempt,
    long fence,
    boolean uncertain,
    @Nullable String lastInboundId,
    @Nullable Instant lastHeardAt,
    boolean admitted,
    int probe,
    int unsent,
    Instant claimedAt) {

  /** The same message in other words. */
  public OutboxMessage saying(OutboundContent other) {
    return new OutboxMessage(
        id,
        conversation,
        channel,
        sequence,
        address,
        other,
        attempt,
        fence,
        uncertain,
        lastInboundId,
        lastHeardAt,
        admitted,
        probe,
        unsent,
        claimedAt);
  }
}
