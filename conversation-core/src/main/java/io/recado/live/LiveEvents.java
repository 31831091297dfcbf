package io.recado.live;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells every node that there is something new to show. A signal carries no content and may be
 * lost: who listens reads what is new from the database, and looks again now and then.
 */
public interface LiveEvents {

  /** Signals. Never fails. */
  Mono<Void> changed(Topic topic);

  /** A value for each signal of this topic, until cancelled. */
  Flux<Topic> changes(Topic topic);

  /** The tenant of each signal of any tenant's topic of this name, until cancelled. */
  Flux<TenantId> changesOfAny(String name);
}
