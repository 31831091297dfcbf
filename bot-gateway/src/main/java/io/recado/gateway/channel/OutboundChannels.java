package io.recado.gateway.channel;

import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.conversation.Conversation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what sends on a channel. */
@Component
public class OutboundChannels {

  private final Channels channels;
  private final Map<ChannelKind, OutboundChannel> senders = new EnumMap<>(ChannelKind.class);

  /**
   * @throws IllegalArgumentException when a kind of channel has no sender, or two
   */
  public OutboundChannels(Channels channels, List<OutboundChannel> senders) {
    this.channels = channels;
    for (var sender : senders) {
      if (this.senders.put(sender.kind(), sender) != null) {
        throw new IllegalArgumentException("two senders for " + sender.kind());
      }
    }
    if (this.senders.size() != ChannelKind.values().length) {
      throw new IllegalArgumentException("senders only for " + this.senders.keySet());
    }
  }

  /** The way out of a channel; empty when the channel was removed. */
  public Mono<Door> door(ChannelId id) {
    return channels
        .wayOut(id)
        .map(channel -> new Door(channel, Objects.requireNonNull(senders.get(channel.kind()))));
  }

  /** The way back to a conversation's customer; fails when its channel was removed. */
  public Mono<Door> doorOf(Conversation conversation) {
    return door(conversation.channel())
        .switchIfEmpty(
            Mono.error(
                () ->
                    new IllegalStateException(
                        "channel %s was removed".formatted(conversation.channel()))));
  }
}
