package io.recado.gateway.channel.whatsapp;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.conversation.OutboundContent;
import io.recado.gateway.channel.OutboundChannel;
import io.recado.gateway.channel.SendLimits;
import io.recado.gateway.channel.SendLimits.Rate;
import io.recado.gateway.channel.SendWindow;
import io.recado.gateway.channel.SpareLane;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Sends to WhatsApp. */
final class WhatsAppChannel implements OutboundChannel {

  /**
   * To one customer one message in six seconds, and 45 at once if they are then waited off (Cloud
   * API, overview: pair rate limits).
   */
  private static final Rate TO_ONE_CUSTOMER = new Rate(Duration.ofSeconds(6), 45);

  /**
   * Cloud API, sending messages: customer service windows. A little less, so that a message sent in
   * the last moment arrives inside.
   */
  private static final SendWindow WINDOW =
      new SendWindow(Duration.ofHours(24).minusMinutes(1), WhatsAppOutbound.LONGEST_PARAMETER);

  static final int MOST_TYPING = 16;

  private final WhatsAppClient client;
  private final SendLimits limits;
  private final SpareLane typing = new SpareLane(MOST_TYPING);

  WhatsAppChannel(WhatsAppClient client, int messagesPerSecond) {
    this.client = client;
    this.limits = new SendLimits(Rate.perSecond(messagesPerSecond), TO_ONE_CUSTOMER);
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WHATSAPP;
  }

  @Override
  public List<OutboundContent> fit(OutboundContent content) {
    return WhatsAppOutbound.fit(content);
  }

  @Override
  public boolean countsMessages() {
    return true;
  }

  @Override
  public SendLimits limits() {
    return limits;
  }

  @Override
  public Optional<SendWindow> window() {
    return Optional.of(WINDOW);
  }

  @Override
  public Mono<SendOutcome> send(Channel channel, OutboxMessage message) {
    return Mono.defer(() -> client.send(channel, WhatsAppOutbound.message(message)));
  }

  @Override
  public Mono<Void> showTyping(Channel channel, String address, String messageId) {
    return typing.take(Mono.defer(() -> client.showTyping(channel, messageId)));
  }
}
