package io.recado.actions.published;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** Keeps what tenants have published, the last ten publications of each; secrets sealed. */
interface PublicationStore {

  /**
   * @return its number; a tenant's first is 1
   */
  Mono<Integer> add(TenantId tenant, Publication publication);

  /** The number of the one that holds; empty when the tenant has published nothing. */
  Mono<Integer> latest(TenantId tenant);

  /**
   * Empty when there is none of this number (any more).
   *
   * @throws io.recado.channel.SecretBoxException when no key held here opens its secrets
   */
  Mono<Publication> get(TenantId tenant, int number);
}
