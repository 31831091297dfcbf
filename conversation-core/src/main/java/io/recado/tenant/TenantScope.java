package io.recado.tenant;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * The only way to a tenant's rows: a transaction in which the database shows this tenant's rows and
 * no others. Outside of it every table is empty.
 */
public interface TenantScope {

  /**
   * Runs {@code work} in one transaction of this tenant, which commits when it completes and rolls
   * back when it fails. Inside another scope of the same tenant it joins that transaction.
   *
   * <p>The transaction runs detached: cancelling the returned mono does not interrupt it. {@code
   * work} makes no network call but to the database.
   *
   * @throws IllegalStateException inside the scope of another tenant
   */
  <T> Mono<T> inTenant(TenantId tenant, Supplier<Mono<T>> work);
}
