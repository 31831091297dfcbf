package io.recado.admin.support;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.ticket.TicketPolicy;
import io.recado.tenant.TenantId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The policy of tickets in a row, if any. To be asked within the tenant's scope. */
@Repository
class PostgresTicketSettings {

  private static final TicketSettings USUAL =
      new TicketSettings(
          (int) TicketPolicy.USUAL.reopening().toDays(),
          (int) Math.round(TicketPolicy.USUAL.warnAtLeft() * 100),
          true);

  private static final String READ =
      "select reopen_days, warn_percent, survey from ticket_policy where tenant_id = $1";

  private static final String WRITE =
      """
      insert into ticket_policy (tenant_id, reopen_days, warn_percent, survey) values ($1, $2, $3, $4)
      on conflict (tenant_id) do update
        set reopen_days = excluded.reopen_days, warn_percent = excluded.warn_percent, survey = excluded.survey
      """;

  private final DatabaseClient client;

  PostgresTicketSettings(DatabaseClient client) {
    this.client = client;
  }

  Mono<TicketSettings> read(TenantId tenant) {
    return client
        .sql(READ)
        .bind(0, tenant.value())
        .map(PostgresTicketSettings::settings)
        .one()
        .defaultIfEmpty(USUAL);
  }

  Mono<Void> write(TenantId tenant, TicketSettings settings) {
    return client
        .sql(WRITE)
        .bind(0, tenant.value())
        .bind(1, settings.reopenDays())
        .bind(2, settings.warnPercent())
        .bind(3, settings.survey())
        .then();
  }

  private static TicketSettings settings(Readable row) {
    return new TicketSettings(
        required(row, "reopen_days", Integer.class),
        required(row, "warn_percent", Integer.class),
        required(row, "survey", Boolean.class));
  }
}
