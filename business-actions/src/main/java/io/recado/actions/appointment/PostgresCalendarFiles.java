package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresCalendarFiles implements CalendarFiles {

  /** So long after its appointment a link is of use to nobody any more. */
  private static final Duration LASTS = Duration.ofDays(30);

  private static final String TENANT = "select tenant_id from appointment where link_token = $1";

  private static final String EVENT =
      CalendarRows.SELECT
          + "where a.tenant_id = $1 and a.link_token = $2 and a.ends_at > $3"
          + " and a.state not in ('held', 'lapsed')";

  private final DatabaseClient dispatch;
  private final AgendaSql sql;
  private final Clock clock;

  PostgresCalendarFiles(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, Clock clock) {
    this.dispatch = dispatch.client();
    this.sql = new AgendaSql(client, scope);
    this.clock = clock;
  }

  @Override
  public Mono<String> open(UUID token) {
    return dispatch
        .sql(TENANT)
        .bind(0, token)
        .mapValue(UUID.class)
        .one()
        .map(TenantId::new)
        .flatMap(tenant -> open(tenant, token));
  }

  private Mono<String> open(TenantId tenant, UUID token) {
    var now = clock.instant();
    return sql.row(EVENT, row -> file(tenant, row, now), tenant, token, now.minus(LASTS));
  }

  private static String file(TenantId tenant, Readable row, Instant now) {
    var firm = required(row, "firm", String.class);
    var organizer = new CalendarEvent.Organizer(firm, "urn:uuid:" + tenant);
    return CalendarRows.event(tenant, row, firm).sent(organizer, now);
  }
}
