package io.recado.actions.outage;

import io.recado.tenant.TenantId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** How places do, as far as whoever asks may know: another's access is nobody's business. */
interface AreaStates {

  /**
   * What fails there or anywhere above: a known incident before works, and these before a suspicion
   * that is still reported.
   */
  Mono<AreaState> of(TenantId tenant, Place place);

  /** The next works there or above that begin within this time; empty when there are none. */
  Mono<AreaState.Maintenance> planned(TenantId tenant, Place place, Duration within);
}
