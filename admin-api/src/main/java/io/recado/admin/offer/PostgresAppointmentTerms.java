package io.recado.admin.offer;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Settings of appointments in a row, if any. To be asked within the tenant's scope. */
@Repository
class PostgresAppointmentTerms {

  /** As the columns' defaults have it. */
  private static final NewAppointmentTerms USUAL =
      new NewAppointmentTerms(List.of(1440, 120), null);

  private static final String READ =
      "select reminder_minutes, no_shows_to_ask from appointment_setting where tenant_id = $1";

  private static final String WRITE =
      """
      insert into appointment_setting (tenant_id, reminder_minutes, no_shows_to_ask) values ($1, $2, $3)
      on conflict (tenant_id) do update
        set reminder_minutes = excluded.reminder_minutes, no_shows_to_ask = excluded.no_shows_to_ask
      """;

  private final DatabaseClient client;

  PostgresAppointmentTerms(DatabaseClient client) {
    this.client = client;
  }

  Mono<NewAppointmentTerms> read(TenantId tenant) {
    return client
        .sql(READ)
        .bind(0, tenant.value())
        .map(PostgresAppointmentTerms::terms)
        .one()
        .defaultIfEmpty(USUAL);
  }

  Mono<Void> write(TenantId tenant, NewAppointmentTerms terms) {
    var statement =
        client
            .sql(WRITE)
            .bind(0, tenant.value())
            .bind(1, terms.reminderMinutes().toArray(Integer[]::new));
    return bind(statement, 2, Integer.class, terms.missesToAsk()).then();
  }

  private static NewAppointmentTerms terms(Readable row) {
    return new NewAppointmentTerms(
        List.of(required(row, "reminder_minutes", Integer[].class)),
        row.get("no_shows_to_ask", Integer.class));
  }
}
