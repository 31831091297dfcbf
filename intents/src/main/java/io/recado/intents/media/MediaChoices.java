package io.recado.intents.media;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** Which models each tenant uses to put files into words. */
@FunctionalInterface
public interface MediaChoices {

  /** Nobody has one. */
  MediaChoices NONE = tenant -> Mono.empty();

  /** The tenant's models; empty when it has none, and its customers are asked to type. */
  Mono<MediaChoice> of(TenantId tenant);
}
