package io.recado.channel;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Channels without a database, for tests. Keeps the same contract as PostgreSQL's. */
public final class InMemoryChannels implements Channels, ChannelStore {

  private final Map<ChannelId, Channel> channels = new HashMap<>();

  @Override
  public Mono<Channel> byAddress(ChannelKind kind, String address) {
    return all().filter(c -> c.kind() == kind && c.address().equals(address)).next();
  }

  @Override
  public Mono<Channel> find(ChannelId id) {
    return all().filter(c -> c.id().equals(id)).next();
  }

  @Override
  public Flux<Channel> ofKind(ChannelKind kind) {
    return all().filter(c -> c.kind() == kind);
  }

  @Override
  public Mono<Void> save(Channel channel) {
    return Mono.fromRunnable(() -> put(channel));
  }

  private synchronized void put(Channel channel) {
    if (channels.values().stream().anyMatch(other -> clash(channel, other))) {
      throw new ChannelTakenException(channel, null);
    }
    channels.put(channel.id(), channel);
  }

  private static boolean clash(Channel one, Channel other) {
    if (one.id().equals(other.id())) {
      return !one.tenant().equals(other.tenant());
    }
    return one.kind() == other.kind() && one.address().equals(other.address());
  }

  private Flux<Channel> all() {
    return Flux.defer(() -> Flux.fromIterable(copy()));
  }

  private synchronized List<Channel> copy() {
    return channels.values().stream()
        .sorted(Comparator.comparing(channel -> channel.id().toString()))
        .toList();
  }
}
