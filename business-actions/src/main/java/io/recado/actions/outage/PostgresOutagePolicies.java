package io.recado.actions.outage;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresOutagePolicies implements OutagePolicies {

  private static final String OF =
      """
      select reports, within_minutes, proven_only, stale_minutes from outage_policy where tenant_id = $1
      """;

  private static final String KEEP =
      """
      insert into outage_policy (tenant_id, reports, within_minutes, proven_only, stale_minutes)
      values ($1, $2, $3, $4, $5)
      on conflict (tenant_id) do update set reports = excluded.reports, within_minutes = excluded.within_minutes,
        proven_only = excluded.proven_only, stale_minutes = excluded.stale_minutes
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresOutagePolicies(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<OutagePolicy> of(TenantId tenant) {
    var found = client.sql(OF).bind(0, tenant.value()).map(PostgresOutagePolicies::policy);
    return scope.inTenant(tenant, found::one).defaultIfEmpty(OutagePolicy.USUAL);
  }

  @Override
  public Mono<Void> keep(TenantId tenant, OutagePolicy policy) {
    var statement =
        client
            .sql(KEEP)
            .bind(0, tenant.value())
            .bind(1, policy.reports())
            .bind(2, policy.withinMinutes())
            .bind(3, policy.provenOnly())
            .bind(4, policy.staleMinutes());
    return scope.inTenant(tenant, statement::then);
  }

  private static OutagePolicy policy(Readable row) {
    return new OutagePolicy(
        required(row, "reports", Integer.class),
        required(row, "within_minutes", Integer.class),
        required(row, "proven_only", Boolean.class),
        required(row, "stale_minutes", Integer.class));
  }
}
