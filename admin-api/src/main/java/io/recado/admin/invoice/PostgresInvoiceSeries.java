package io.recado.admin.invoice;

import static io.recado.database.Columns.required;

import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What tenants' next invoices are called. */
@Repository
class PostgresInvoiceSeries {

  /** Who has not issued yet goes on where the numbers that are there end. */
  private static final String READ =
      """
      select prefix, next_number from invoice_series where tenant_id = $1
      union all
      select 'F-', coalesce(max(substr(i.number, 3)::bigint), 0) + 1
      from invoice i where i.tenant_id = $1 and i.number ~ '^F-\\d{1,9}$'
      having not exists (select from invoice_series where tenant_id = $1)
      """;

  private static final String BEGIN =
      """
      insert into invoice_series (tenant_id, prefix, next_number) values ($1, $2, $3) on conflict do nothing
      """;

  private static final String CHANGE =
      "update invoice_series set prefix = $2, next_number = $3 where tenant_id = $1";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresInvoiceSeries(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  Mono<InvoiceSeries> of(TenantId tenant) {
    var series =
        client
            .sql(READ)
            .bind(0, tenant.value())
            .map(
                row ->
                    new InvoiceSeries(
                        required(row, "prefix", String.class),
                        required(row, "next_number", Long.class)));
    return scope.inTenant(tenant, series::one);
  }

  /** Numbers that are taken are left out when their turn comes. */
  Mono<InvoiceSeries> set(TenantId tenant, InvoiceSeries series) {
    return scope.inTenant(
        tenant,
        () -> write(BEGIN, tenant, series).then(write(CHANGE, tenant, series)).thenReturn(series));
  }

  private Mono<Void> write(String sql, TenantId tenant, InvoiceSeries series) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, series.prefix())
        .bind(2, series.next())
        .then();
  }
}
