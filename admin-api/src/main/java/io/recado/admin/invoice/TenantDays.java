package io.recado.admin.invoice;

import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What day it is where a tenant is. */
@Component
class TenantDays {

  private final Tenants tenants;
  private final Clock clock;

  TenantDays(Tenants tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  Mono<LocalDate> today(TenantId tenant) {
    return tenants
        .find(tenant)
        .map(found -> clock.instant().atZone(found.timeZone()).toLocalDate());
  }
}
