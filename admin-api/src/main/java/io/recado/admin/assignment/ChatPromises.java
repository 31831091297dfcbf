package io.recado.admin.assignment;

import io.recado.actions.hours.OpeningHours;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What tenants promise to those who wait: by the rule of their desk, in their opening hours. */
@Component
public class ChatPromises {

  private final PostgresStaff staff;
  private final Tenants tenants;
  private final OpeningHours openingHours;
  private final TenantScope scope;

  ChatPromises(PostgresStaff staff, Tenants tenants, OpeningHours openingHours, TenantScope scope) {
    this.staff = staff;
    this.tenants = tenants;
    this.openingHours = openingHours;
    this.scope = scope;
  }

  /** The tenant's; empty when there is no such tenant. */
  public Mono<ChatPromise> of(TenantId tenant) {
    return scope.inTenant(
        tenant,
        () ->
            tenants
                .find(tenant)
                .flatMap(openingHours::of)
                .zipWhen(hours -> staff.rule(tenant).map(AssignmentRule::answerWithin))
                .map(found -> new ChatPromise(found.getT1(), found.getT2())));
  }
}
