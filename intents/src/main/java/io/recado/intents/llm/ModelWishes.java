package io.recado.intents.llm;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** What tenants wish of language models, as it stands in the database. */
public interface ModelWishes {

  /** The tenant's wish; that it has whatever the installation has, where it has said nothing. */
  Mono<ModelWish> of(TenantId tenant);

  /**
   * Holds from then on, in the data plane within two seconds. In the tenant's transaction, where
   * there is one.
   *
   * @throws IllegalArgumentException for {@link ModelWish.Lost}, which nobody wishes
   */
  Mono<Void> set(TenantId tenant, ModelWish wish);
}
