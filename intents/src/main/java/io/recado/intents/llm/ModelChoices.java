package io.recado.intents.llm;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** Which language model each tenant uses. */
@FunctionalInterface
public interface ModelChoices {

  /** Nobody has one. */
  ModelChoices NONE = tenant -> Mono.empty();

  /** The tenant's model; empty when it has none, and its messages are read locally. */
  Mono<ModelChoice> of(TenantId tenant);
}
