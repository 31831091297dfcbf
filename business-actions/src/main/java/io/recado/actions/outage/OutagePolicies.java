package io.recado.actions.outage;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** When faults are suspected, as each tenant wants it. */
public interface OutagePolicies {

  /** The tenant's own, or the usual one. */
  Mono<OutagePolicy> of(TenantId tenant);

  /** Holds for what is reported from now on. */
  Mono<Void> keep(TenantId tenant, OutagePolicy policy);
}
