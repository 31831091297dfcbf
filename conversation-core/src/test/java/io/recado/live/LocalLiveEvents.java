package io.recado.live;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Signals within this process. */
public final class LocalLiveEvents implements LiveEvents {

  private final Sinks.Many<Topic> signals = Sinks.many().multicast().directBestEffort();

  @Override
  public Mono<Void> changed(Topic topic) {
    return Mono.fromRunnable(() -> signals.tryEmitNext(topic));
  }

  @Override
  public Flux<Topic> changes(Topic topic) {
    return signals.asFlux().filter(topic::equals);
  }

  @Override
  public Flux<TenantId> changesOfAny(String name) {
    return signals.asFlux().filter(topic -> topic.name().equals(name)).map(Topic::tenant);
  }
}
