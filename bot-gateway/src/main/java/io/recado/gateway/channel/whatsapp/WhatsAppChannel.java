package io.recado.gateway.channel.whatsapp;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.conversation.OutboundContent;
import io.recado.gateway.channel.OutboundChannel;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import java.util.List;
import reactor.core.publisher.Mono;

/** Sends to WhatsApp. */
final class WhatsAppChannel implements OutboundChannel {

  private final WhatsAppClient client;

  WhatsAppChannel(WhatsAppClient client) {
    this.client = client;
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
  public Mono<SendOutcome> send(Channel channel, OutboxMessage message) {
    return Mono.defer(() -> client.send(channel, WhatsAppOutbound.message(message)));
  }

  @Override
  public Mono<Void> showTyping(Channel channel, String address, String messageId) {
    return Mono.defer(() -> client.showTyping(channel, messageId));
  }
}
