package io.recado.gateway.channel;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.conversation.OutboundContent;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Sends on the channels of one kind. Implementations are safe for many threads. */
public interface OutboundChannel {

  ChannelKind kind();

  /**
   * Divides what does not fit into one message of this channel; a content that fits comes back
   * alone. Pure.
   *
   * @return at least one part, in order, each of which {@link #send} can send as one message
   */
  List<OutboundContent> fit(OutboundContent content);

  /**
   * Whether several texts are better sent as one message, because the channel limits or bills each.
   */
  default boolean countsMessages() {
    return false;
  }

  /** How fast messages may be sent. */
  default SendLimits limits() {
    return SendLimits.NONE;
  }

  /** When the channel takes nothing but approved templates; empty where that never is so. */
  default Optional<SendWindow> window() {
    return Optional.empty();
  }

  /**
   * Sends one message, once: retries are the caller's. Never fails: every end is an outcome, and an
   * attempt that got no answer is {@link SendOutcome.Unknown}.
   */
  Mono<SendOutcome> send(Channel channel, OutboxMessage message);

  /**
   * Shows the customer that their message was read and an answer is being written, where the
   * channel can. Best effort: never fails, and nothing waits for it. Where too many are under way
   * it is left out ({@link SpareLane}), and messages never wait for one.
   *
   * @param address the channel's id of the customer
   * @param messageId the provider's id of the customer's latest message
   */
  Mono<Void> showTyping(Channel channel, String address, String messageId);
}
