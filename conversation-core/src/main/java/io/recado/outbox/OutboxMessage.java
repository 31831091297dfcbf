package io.recado.outbox;

import io.recado.channel.ChannelId;
import io.recado.conversation.OutboundContent;
import io.recado.queue.ConversationKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to send, claimed by one sender.
 *
 * @param id our own id, given to the channel as the opaque id where it takes one
 * @param sequence its place among the conversation's outbound messages
 * @param address the channel's id of the customer
 * @param attempt 1 at the first try
 * @param fence grows with every claim of this message; see {@link Outbox}
 * @param uncertain true when an earlier attempt ended without an answer and the message may have
 *     been delivered
 * @param lastInboundId the provider's id of the customer's latest message, for quoting and read
 *     marks
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
    @Nullable String lastInboundId) {}
