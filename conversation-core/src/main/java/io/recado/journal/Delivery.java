package io.recado.journal;

import io.recado.channel.Channel;
import io.recado.conversation.Uuid7;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a channel brought.
 *
 * @param bodyId of the row that keeps the bytes; null together with them
 */
record Delivery(
    Channel channel, List<InboundEvent> events, @Nullable UUID bodyId, @Nullable ByteBuffer body) {

  static Delivery of(Channel channel, List<InboundEvent> events, byte @Nullable [] body) {
    return body == null
        ? new Delivery(channel, List.copyOf(events), null, null)
        : new Delivery(channel, List.copyOf(events), Uuid7.next(), ByteBuffer.wrap(body));
  }
}
