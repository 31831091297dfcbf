package io.recado.admin.identity;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The limits in a row, if any, and what counts for them. To be asked within the tenant's scope. */
@Repository
class PostgresCodeLimits {

  /** What counts is what {@code code_held} counts: codes that went out, and tries of those. */
  private static final String READ =
      """
      select coalesce(l.codes_an_hour, $2) as codes_an_hour, coalesce(l.wrong_a_day, $3) as wrong_a_day,
             (select count(*) from identity_event e
              where e.tenant_id = t.tenant_id and e.kind in ('asked', 'asked_again') and e.address is not null
                and e.at > clock_timestamp() - interval '1 hour') as sent,
             (select count(*) from identity_event e
              where e.tenant_id = t.tenant_id and e.kind = 'wrong' and e.address is not null
                and e.at > clock_timestamp() - interval '1 day') as wrong
      from tenant t left join identity_limit l on l.tenant_id = t.tenant_id
      where t.tenant_id = $1
      """;

  private static final String WRITE =
      """
      insert into identity_limit (tenant_id, codes_an_hour, wrong_a_day) values ($1, $2, $3)
      on conflict (tenant_id) do update
        set codes_an_hour = excluded.codes_an_hour, wrong_a_day = excluded.wrong_a_day
      """;

  private final DatabaseClient client;

  PostgresCodeLimits(DatabaseClient client) {
    this.client = client;
  }

  /** Limits, with what went out in the last hour and was mistaken in the last day. */
  record Reckoned(CodeLimits limits, long sent, long wrong) {}

  Mono<Reckoned> read(TenantId tenant) {
    return client
        .sql(READ)
        .bind(0, tenant.value())
        .bind(1, CodeLimits.USUAL.codesAnHour())
        .bind(2, CodeLimits.USUAL.wrongADay())
        .map(PostgresCodeLimits::reckoned)
        .one();
  }

  Mono<Void> write(TenantId tenant, CodeLimits limits) {
    return client
        .sql(WRITE)
        .bind(0, tenant.value())
        .bind(1, limits.codesAnHour())
        .bind(2, limits.wrongADay())
        .then();
  }

  private static Reckoned reckoned(Readable row) {
    return new Reckoned(
        new CodeLimits(
            required(row, "codes_an_hour", Integer.class),
            required(row, "wrong_a_day", Integer.class)),
        required(row, "sent", Long.class),
        required(row, "wrong", Long.class));
  }
}
