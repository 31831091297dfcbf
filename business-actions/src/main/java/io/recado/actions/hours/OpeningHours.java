package io.recado.actions.hours;

import io.recado.tenant.Tenant;
import reactor.core.publisher.Mono;

/** The opening hours that tenants have set. */
public interface OpeningHours {

  /** The hours of a tenant, in its time zone; never open when it has set none. */
  Mono<BusinessHours> of(Tenant tenant);
}
