package io.recado.tenant;

import reactor.core.publisher.Mono;

/** The tenants of the platform. */
public interface Tenants {

  /** The tenant with this id; empty when there is none. */
  Mono<Tenant> find(TenantId id);
}
