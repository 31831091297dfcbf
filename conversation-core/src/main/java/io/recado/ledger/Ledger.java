package io.recado.ledger;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** The accounts of each tenant. Nothing is written for them where messages pass. */
public interface Ledger {

  /**
   * A tenant's counts now. Counts rows: to be asked by people and jobs, not by requests.
   *
   * @return empty when there is no such tenant
   */
  Mono<Balance> of(TenantId tenant);
}
