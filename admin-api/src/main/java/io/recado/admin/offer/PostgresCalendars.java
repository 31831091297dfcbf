package io.recado.admin.offer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Calendars in rows. To be asked within the tenant's scope; what was taken away stays as a row. */
@Repository
class PostgresCalendars {

  private static final String ADD =
      """
      insert into calendar (tenant_id, calendar_id, name) select $1, $2, $3
      where (select count(*) from calendar where tenant_id = $1 and retired_at is null) < $4
      """;

  private static final String RENAME =
      "update calendar set name = $3 where tenant_id = $1 and calendar_id = $2 and retired_at is null";

  /** After the calendar: whoever has a service use it holds it first, too. */
  private static final String LEAVE_SERVICES =
      "delete from service_calendar where tenant_id = $1 and calendar_id = $2";

  private static final String RETIRE =
      """
      update calendar set retired_at = clock_timestamp()
      where tenant_id = $1 and calendar_id = $2 and retired_at is null
      """;

  private static final String FORGET_ABSENCES =
      "delete from calendar_absence where tenant_id = $1 and calendar_id = $2";

  /** What lets us into its server, too. */
  private static final String FORGET_SERVER =
      "delete from calendar_server where tenant_id = $1 and calendar_id = $2";

  private final DatabaseClient client;
  private final BookedAhead booked;
  private final int most;

  PostgresCalendars(DatabaseClient client, BookedAhead booked, Settings settings) {
    this.client = client;
    this.booked = booked;
    this.most = settings.count(Setting.MOST_CALENDARS);
  }

  /**
   * @throws ApiProblem {@code TOO_MANY}, {@code NAME_TAKEN}
   */
  Mono<Void> add(TenantId tenant, CalendarMade calendar) {
    var statement = of(ADD, tenant, calendar.id()).bind(2, calendar.name()).bind(3, most);
    return one(statement, ApiError.TOO_MANY);
  }

  /**
   * @throws ApiProblem {@code NOT_FOUND}, {@code NAME_TAKEN}
   */
  Mono<Void> rename(TenantId tenant, CalendarMade calendar) {
    return one(of(RENAME, tenant, calendar.id()).bind(2, calendar.name()), ApiError.NOT_FOUND);
  }

  /**
   * @throws ApiProblem {@code NOT_FOUND}, {@code STILL_BOOKED}
   */
  Mono<Void> retire(TenantId tenant, UUID calendar) {
    return one(of(RETIRE, tenant, calendar), ApiError.NOT_FOUND)
        .then(of(LEAVE_SERVICES, tenant, calendar).then())
        .then(booked.refuseOfCalendar(tenant, calendar))
        .then(of(FORGET_ABSENCES, tenant, calendar).then())
        .then(of(FORGET_SERVER, tenant, calendar).then());
  }

  private static Mono<Void> one(GenericExecuteSpec statement, ApiError otherwise) {
    return statement
        .fetch()
        .rowsUpdated()
        .onErrorMap(
            DuplicateKeyException.class,
            taken -> new ApiProblem(ApiError.NAME_TAKEN, "Another calendar is called that."))
        .filter(rows -> rows == 1)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(otherwise)))
        .then();
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, UUID calendar) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, calendar);
  }
}
