package io.recado.admin.customer;

import io.recado.admin.customer.CustomerRows.CustomerRow;
import io.recado.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Writes tables of customers, by their numbers; in the caller's transaction of the tenant. */
@Repository
class PostgresCustomerImport {

  private static final String ROWS =
      """
      unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[])
        as r (number, name, phone, email, verified, language)
      """;

  /**
   * An address that was made sure of stays so as long as it is the same, unless the table says
   * otherwise.
   */
  private static final String CHANGE =
      """
      with wanted as (
        select k.customer_id, r.name, coalesce(r.language, k.language) as language,
          case when $8 then r.phone else k.phone end as phone,
          case when $9 then r.email else k.email end as email,
          coalesce(r.verified, k.email_verified_at is not null and (not $9 or lower(r.email) = lower(k.email)), false)
            as verified
        from customer k join
      """
          + ROWS
          + """
            on lower(r.number) = lower(k.number)
            where k.tenant_id = $1
          )
          update customer k set name = w.name, phone = w.phone, email = w.email, language = w.language,
            email_verified_at = case when not w.verified or w.email is null then null
              when lower(k.email) = lower(w.email) then coalesce(k.email_verified_at, now()) else now() end
          from wanted w
          where k.tenant_id = $1 and k.customer_id = w.customer_id
            and (k.name, k.phone, k.email, k.language, k.email_verified_at is not null)
              is distinct from (w.name, w.phone, w.email, w.language, w.verified and w.email is not null)
          """;

  private static final String ADD =
      """
      insert into customer (tenant_id, customer_id, number, name, phone, email, email_verified_at, language)
      select $1, uuidv7(), r.number, r.name, case when $8 then r.phone end, case when $9 then r.email end,
             case when r.verified then now() end, coalesce(r.language, t.language)
      from tenant t,
      """
          + ROWS
          + """
          where t.tenant_id = $1
            and not exists (select from customer k where k.tenant_id = $1 and lower(k.number) = lower(r.number))
          """;

  private static final String HOLD =
      "select pg_advisory_xact_lock(hashtextextended('customers/' || $1::text, 0))";

  private final DatabaseClient client;

  PostgresCustomerImport(DatabaseClient client) {
    this.client = client;
  }

  /** Tables of a tenant are taken in one after the other, as two would change each other's rows. */
  Mono<Void> hold(TenantId tenant) {
    return client.sql(HOLD).bind(0, tenant.value()).then();
  }

  /** How many were changed; those who are as the table has them are left alone. */
  Mono<Long> change(TenantId tenant, CustomerRows rows) {
    return with(CHANGE, tenant, rows).fetch().rowsUpdated();
  }

  /** How many were added. Who has no language speaks the tenant's. */
  Mono<Long> add(TenantId tenant, CustomerRows rows) {
    return with(ADD, tenant, rows).fetch().rowsUpdated();
  }

  private GenericExecuteSpec with(String sql, TenantId tenant, CustomerRows rows) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, rows.column(CustomerRow::number, String[]::new))
        .bind(2, rows.column(CustomerRow::name, String[]::new))
        .bind(3, rows.column(CustomerRow::phone, String[]::new))
        .bind(4, rows.column(CustomerRow::email, String[]::new))
        .bind(5, rows.column(CustomerRow::verified, Boolean[]::new))
        .bind(6, rows.column(PostgresCustomerImport::language, String[]::new))
        .bind(7, rows.columns().contains(Column.PHONE))
        .bind(8, rows.columns().contains(Column.EMAIL));
  }

  private static @Nullable String language(CustomerRow row) {
    return row.language() == null ? null : row.language().code();
  }
}
