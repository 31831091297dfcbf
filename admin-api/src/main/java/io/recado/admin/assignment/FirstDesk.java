package io.recado.admin.assignment;

import io.recado.tenant.TenantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The desk of a tenant that begins: people take what waits, and who finds nobody there is told. */
@Component
public class FirstDesk {

  private final PostgresStaff staff;

  FirstDesk(PostgresStaff staff) {
    this.staff = staff;
  }

  /**
   * Sets it up, in the caller's transaction where there is one; a desk that has a rule keeps it.
   */
  public Mono<Void> begin(TenantId tenant) {
    return staff.begin(tenant, AssignmentRule.FIRST);
  }
}
