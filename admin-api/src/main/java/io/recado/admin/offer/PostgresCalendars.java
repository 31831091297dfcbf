package io.recado.admin.offer;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.appointment.CalendarKind;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import java.util.Objects;
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
      insert into calendar (tenant_id, calendar_id, name, kind) select $1, $2, $3, $4
      where (select count(*) from calendar where tenant_id = $1 and retired_at is null) < $5
      """;

  private static final String FIND =
      """
      select calendar_id, name, kind, xmin::text as version from calendar
      where tenant_id = $1 and calendar_id = $2 and retired_at is null
      """;

  private static final String CHANGE =
      "update calendar set name = $3, kind = $4 where tenant_id = $1 and calendar_id = $2";

  /** Waits for whoever is just booking it, who may take it for what it was. */
  private static final String HOLD_SERVICES =
      "select 1 from service_calendar where tenant_id = $1 and calendar_id = $2 for update";

  /** The database looks anew whether it is a place that they take. Those that are over stay. */
  private static final String TAKE_ANEW =
      """
      update appointment set place_id = calendar_id
      where tenant_id = $1 and calendar_id = $2 and state in ('booked', 'held') and ends_at > clock_timestamp()
      """;

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

  private static final String FORGET_HOURS =
      "delete from calendar_hours where tenant_id = $1 and calendar_id = $2";

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
  Mono<CalendarMade> add(TenantId tenant, UUID calendar, CalendarDraft draft) {
    var statement = with(ADD, tenant, calendar, draft, CalendarKind.PERSON).bind(4, most);
    return one(statement, ApiError.TOO_MANY).then(Mono.defer(() -> find(tenant, calendar)));
  }

  /**
   * Of a calendar whose row the caller holds.
   *
   * @throws ApiProblem {@code NOT_FOUND}, {@code NAME_TAKEN}; {@code STILL_BOOKED} where it is
   *     taken beside another, and would be of another kind
   */
  Mono<CalendarMade> change(TenantId tenant, UUID calendar, CalendarDraft draft) {
    return find(tenant, calendar)
        .delayUntil(
            found ->
                one(with(CHANGE, tenant, calendar, draft, found.kind()), ApiError.NOT_FOUND)
                    .then(isStill(found, draft) ? Mono.empty() : takeAnew(tenant, calendar)))
        .then(Mono.defer(() -> find(tenant, calendar)));
  }

  private static boolean isStill(CalendarMade calendar, CalendarDraft draft) {
    return draft.kind() == null || draft.kind() == calendar.kind();
  }

  private Mono<CalendarMade> find(TenantId tenant, UUID calendar) {
    return of(FIND, tenant, calendar)
        .map(PostgresCalendars::made)
        .one()
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private Mono<Void> takeAnew(TenantId tenant, UUID calendar) {
    return of(HOLD_SERVICES, tenant, calendar)
        .then()
        .then(booked.refuseBeside(tenant, calendar))
        .then(of(TAKE_ANEW, tenant, calendar).then());
  }

  /**
   * @throws ApiProblem {@code NOT_FOUND}, {@code STILL_BOOKED}
   */
  Mono<Void> retire(TenantId tenant, UUID calendar) {
    return one(of(RETIRE, tenant, calendar), ApiError.NOT_FOUND)
        .then(of(LEAVE_SERVICES, tenant, calendar).then())
        .then(booked.refuseOfCalendar(tenant, calendar))
        .then(of(FORGET_ABSENCES, tenant, calendar).then())
        .then(of(FORGET_HOURS, tenant, calendar).then())
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

  private GenericExecuteSpec with(
      String sql, TenantId tenant, UUID calendar, CalendarDraft draft, CalendarKind unsaid) {
    var kind = Objects.requireNonNullElse(draft.kind(), unsaid);
    return of(sql, tenant, calendar).bind(2, draft.name()).bind(3, kind.code());
  }

  private static CalendarMade made(Readable row) {
    return new CalendarMade(
        required(row, "calendar_id", UUID.class),
        required(row, "name", String.class),
        CalendarKind.of(required(row, "kind", String.class)),
        required(row, "version", String.class));
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, UUID calendar) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, calendar);
  }
}
