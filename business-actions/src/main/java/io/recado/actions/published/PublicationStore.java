package io.recado.actions.published;

import io.recado.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what tenants have published, the last ten publications of each; secrets sealed. */
interface PublicationStore {

  /**
   * Adds a publication. It is by the person in whose name the transaction is (docs/operations.md),
   * and of files where that is nobody.
   *
   * @param restores the number whose content it has again; null when it is new
   * @param classifier see {@link Edition#classifier()}; null for that of the publication before
   * @return its number; a tenant's first is 1
   */
  Mono<Integer> add(
      TenantId tenant,
      Publication publication,
      @Nullable Integer restores,
      @Nullable Integer classifier);

  /** The number of the one that holds; empty when the tenant has published nothing. */
  Mono<Integer> latest(TenantId tenant);

  /** The number of the last one that came from files; empty when none is kept. */
  Mono<Integer> latestOfFiles(TenantId tenant);

  /** Those that are kept, the latest first. */
  Flux<Edition> editions(TenantId tenant);

  /**
   * Empty when there is none of this number (any more).
   *
   * @throws io.recado.channel.SecretBoxException when no key held here opens its secrets
   */
  Mono<Publication> get(TenantId tenant, int number);
}
