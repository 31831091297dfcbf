package io.recado.gateway.channel.whatsapp;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Channels in memory, each of a tenant of its own. */
final class FakeChannels implements Channels {

  private final Map<String, Channel> byAddress = new LinkedHashMap<>();
  private boolean away;

  static Channel aChannel(String phoneNumberId) {
    return new Channel(
        new TenantId(Uuid7.next()),
        new ChannelId(Uuid7.next()),
        ChannelKind.WHATSAPP,
        phoneNumberId,
        Map.of("token", "demo-token"));
  }

  Channel add(String phoneNumberId) {
    return byAddress.computeIfAbsent(phoneNumberId, FakeChannels::aChannel);
  }

  /** One whose owner has a Meta app of their own. */
  Channel addOwn(String phoneNumberId, String appSecret, String verifyToken) {
    var plain = aChannel(phoneNumberId);
    var own =
        new Channel(
            plain.tenant(),
            plain.id(),
            plain.kind(),
            plain.address(),
            Map.of("token", "t", "app-secret", appSecret, "verify-token", verifyToken));
    byAddress.put(phoneNumberId, own);
    return own;
  }

  void goAway() {
    away = true;
  }

  @Override
  public Mono<Channel> byAddress(ChannelKind kind, String address) {
    return away
        ? Mono.error(new IllegalStateException("the database is away"))
        : Mono.justOrEmpty(byAddress.get(address));
  }

  @Override
  public Mono<Channel> find(ChannelId id) {
    return ofKind(ChannelKind.WHATSAPP).filter(channel -> channel.id().equals(id)).next();
  }

  @Override
  public Flux<Channel> ofKind(ChannelKind kind) {
    return Flux.fromIterable(byAddress.values());
  }
}
