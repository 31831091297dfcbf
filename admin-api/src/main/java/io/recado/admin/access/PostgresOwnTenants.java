package io.recado.admin.access;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which tenants a person belongs to, who is signed in with one of them. */
@Repository
class PostgresOwnTenants {

  private static final String OF =
      """
      select t.tenant_id, t.name, m.role from membership m
      join tenant t on t.tenant_id = m.tenant_id and t.suspended_at is null
      where m.person_id = $1
      order by t.name, t.tenant_id
      """;

  private static final String ENTER =
      """
      insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome)
      values ($1, 'agent', $2, 'person.came_over', 'done')
      """;

  private final DatabaseClient dispatch;

  PostgresOwnTenants(DispatchDatabase dispatch) {
    this.dispatch = dispatch.client();
  }

  /** By name; without those that are suspended. */
  Mono<List<OwnTenant>> of(PersonId person) {
    return dispatch
        .sql(OF)
        .bind(0, person.value())
        .map(PostgresOwnTenants::read)
        .all()
        .collectList();
  }

  /** Notes in a tenant's audit that a person came to it without signing in anew. */
  Mono<Void> enter(TenantId tenant, PersonId person) {
    return Detached.from(
        dispatch.sql(ENTER).bind(0, tenant.value()).bind(1, person.toString()).then());
  }

  private static OwnTenant read(Readable row) {
    return new OwnTenant(
        required(row, "tenant_id", UUID.class),
        required(row, "name", String.class),
        Role.ofCode(required(row, "role", String.class)));
  }

  /** A tenant that somebody belongs to, and as what. */
  record OwnTenant(UUID id, String name, Role role) {}
}
