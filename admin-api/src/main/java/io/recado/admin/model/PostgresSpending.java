package io.recado.admin.model;

import static io.recado.database.Columns.required;

import io.recado.admin.model.ModelView.ModelSpending;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What the ledger of the language models has of a tenant. */
@Repository
class PostgresSpending {

  private static final String SPENT =
      """
      select coalesce(sum(s.micros) filter (where s.day = t.today), 0)::bigint as today,
             coalesce(sum(s.micros), 0)::bigint as month
      from (select tenant_id, (now() at time zone time_zone)::date as today from tenant where tenant_id = $1) t
        left join llm_spending s on s.tenant_id = t.tenant_id and s.spender = t.tenant_id
          and s.day between date_trunc('month', t.today)::date and t.today
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresSpending(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  Mono<ModelSpending> of(TenantId tenant) {
    var spent =
        client
            .sql(SPENT)
            .bind(0, tenant.value())
            .map(
                row ->
                    new ModelSpending(
                        required(row, "today", Long.class), required(row, "month", Long.class)));
    return scope.inTenant(tenant, spent::one);
  }
}
