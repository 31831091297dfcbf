package io.recado.gateway.turn;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** The bot of each tenant. */
@FunctionalInterface
public interface Bots {

  /** The one that holds now; a turn keeps to it from its beginning to its end. */
  Mono<Bot> of(TenantId tenant);
}
