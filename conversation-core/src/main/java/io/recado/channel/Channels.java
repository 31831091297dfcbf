package io.recado.channel;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The channels of all tenants. These questions are asked before a tenant is known, so they run
 * outside any tenant's scope, under a database role that can read the routing and nothing else.
 */
public interface Channels {

  /** The channel a provider's address belongs to; empty when no tenant has it. */
  Mono<Channel> byAddress(ChannelKind kind, String address);

  /** The channel with this id; empty when there is none. */
  Mono<Channel> find(ChannelId id);

  /**
   * The channel to send on. One of a suspended tenant, which no other question finds, is there and
   * paused: what waits for it has its way when the tenant is resumed.
   */
  default Mono<Channel> wayOut(ChannelId id) {
    return find(id);
  }

  /** All channels of a kind. */
  Flux<Channel> ofKind(ChannelKind kind);
}
