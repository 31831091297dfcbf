package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The channels it is told of; can fail to find any. */
final class FakeChannels implements Channels {

  private final List<Channel> all;
  private final AtomicInteger looks = new AtomicInteger();
  volatile boolean failing;

  FakeChannels(Channel... channels) {
    this.all = new CopyOnWriteArrayList<>(channels);
  }

  /** From now on there are these channels. */
  void are(Channel... channels) {
    all.clear();
    all.addAll(List.of(channels));
  }

  /** How often all channels of a kind were asked for. */
  int looks() {
    return looks.get();
  }

  @Override
  public Mono<Channel> byAddress(ChannelKind kind, String address) {
    return ofKind(kind).filter(channel -> channel.address().equals(address)).next();
  }

  @Override
  public Mono<Channel> find(ChannelId id) {
    return Flux.fromIterable(all).filter(channel -> channel.id().equals(id)).next();
  }

  @Override
  public Flux<Channel> ofKind(ChannelKind kind) {
    return Flux.defer(
        () -> {
          looks.incrementAndGet();
          return failing
              ? Flux.error(new IllegalStateException("the database is away"))
              : Flux.fromIterable(all).filter(channel -> channel.kind() == kind);
        });
  }
}
