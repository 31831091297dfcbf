package io.recado.admin.terms;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The rows that invoices and promises are made by. */
@Repository
class PostgresTerms {

  private static final String ISSUER =
      """
      select coalesce(i.name, t.name) as name, i.tax_number, i.address, i.contact
      from tenant t left join invoice_issuer i on i.tenant_id = t.tenant_id
      where t.tenant_id = $1
      """;

  private static final String SET_ISSUER =
      """
      insert into invoice_issuer (tenant_id, name, tax_number, address, contact) values ($1, $2, $3, $4, $5)
      on conflict (tenant_id) do update set
        name = excluded.name, tax_number = excluded.tax_number, address = excluded.address, contact = excluded.contact
      """;

  private static final String PROMISES =
      """
      select most_days, most_promises, period_days, holds_off from promise_setting where tenant_id = $1
      """;

  private static final String SET_PROMISES =
      """
      insert into promise_setting (tenant_id, most_days, most_promises, period_days, holds_off)
      values ($1, $2, $3, $4, $5)
      on conflict (tenant_id) do update set
        most_days = excluded.most_days, most_promises = excluded.most_promises,
        period_days = excluded.period_days, holds_off = excluded.holds_off
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTerms(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  Mono<Issuer> issuer(TenantId tenant) {
    return scope.inTenant(tenant, () -> of(tenant, ISSUER).map(PostgresTerms::readIssuer).one());
  }

  Mono<Void> set(TenantId tenant, Issuer issuer) {
    var statement = of(tenant, SET_ISSUER).bind(1, issuer.name());
    statement = bind(statement, 2, String.class, issuer.taxNumber());
    statement = bind(statement, 3, String.class, issuer.address());
    return written(tenant, bind(statement, 4, String.class, issuer.contact()));
  }

  /** What the tenant has decided; otherwise {@link PromiseTerms#DEFAULT}. */
  Mono<PromiseTerms> promises(TenantId tenant) {
    return scope
        .inTenant(tenant, () -> of(tenant, PROMISES).map(PostgresTerms::readPromises).one())
        .defaultIfEmpty(PromiseTerms.DEFAULT);
  }

  Mono<Void> set(TenantId tenant, PromiseTerms promises) {
    return written(
        tenant,
        of(tenant, SET_PROMISES)
            .bind(1, promises.mostDays())
            .bind(2, promises.mostPromises())
            .bind(3, promises.periodDays())
            .bind(4, promises.holdsOff()));
  }

  private Mono<Void> written(TenantId tenant, GenericExecuteSpec statement) {
    return scope.inTenant(tenant, statement::then);
  }

  private GenericExecuteSpec of(TenantId tenant, String sql) {
    return client.sql(sql).bind(0, tenant.value());
  }

  private static Issuer readIssuer(Readable row) {
    return new Issuer(
        required(row, "name", String.class),
        row.get("tax_number", String.class),
        row.get("address", String.class),
        row.get("contact", String.class));
  }

  private static PromiseTerms readPromises(Readable row) {
    return new PromiseTerms(
        required(row, "most_days", Integer.class),
        required(row, "most_promises", Integer.class),
        required(row, "period_days", Integer.class),
        required(row, "holds_off", Boolean.class));
  }
}
