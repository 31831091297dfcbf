package io.recado.admin.appointment;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.appointment.CalendarKind;
import io.recado.admin.access.Caller;
import io.recado.admin.appointment.AppointmentView.State;
import io.recado.admin.web.Cursor;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Appointments as a day's page shows them; what happens to them is the domain's. */
@Repository
class PostgresDayBook {

  /** What is only kept for somebody who waits is no appointment yet. */
  private static final String BOOK =
      """
      select a.number, a.state, s.name_es, s.name_en, s.name_de, a.calendar_id, k.name as calendar_name,
             p.calendar_id as place_id, p.name as place_name, a.starts_at, a.ends_at, a.conversation_id, a.contact_id, co.name as contact_name, a.confirmed_at
      from appointment a
      join service s on s.tenant_id = a.tenant_id and s.service_id = a.service_id
      join calendar k on k.tenant_id = a.tenant_id and k.calendar_id = a.calendar_id
      left join calendar p on p.tenant_id = a.tenant_id and p.calendar_id = a.place_id and a.place_id <> a.calendar_id
      join contact co on co.tenant_id = a.tenant_id and co.contact_id = a.contact_id
      where a.tenant_id = $1 and a.state not in ('held', 'lapsed')
      """;

  /**
   * Days are the tenant's. Their bounds are subqueries of their own: compared with a joined column,
   * row-level security would keep them from the index.
   */
  private static final String LIST =
      BOOK
          + """
            and a.starts_at >= (
              select coalesce($2, (clock_timestamp() at time zone z.time_zone)::date)::timestamp at time zone z.time_zone
              from tenant z where z.tenant_id = $1)
            and a.starts_at < (
              select (coalesce($2, (clock_timestamp() at time zone z.time_zone)::date) + $3)::timestamp at time zone z.time_zone
              from tenant z where z.tenant_id = $1)
            and ($4::uuid is null or a.calendar_id = $4 or a.place_id = $4)
            and ($5::text is null or a.state = $5)
            and ($6::timestamptz is null or (a.starts_at, a.number) > ($6, $7))
          order by a.starts_at, a.number limit $8
          """;

  private static final String ONE = BOOK + " and a.number = $2";

  private static final String CALENDARS =
      """
      select c.calendar_id, c.name, c.kind, t.time_zone, c.xmin::text as version
      from calendar c join tenant t on t.tenant_id = c.tenant_id
      where c.tenant_id = $1 and c.retired_at is null order by c.name
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresDayBook(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /**
   * Which appointments; what is null does not narrow them down.
   *
   * @param from the first day, as the tenant's clocks have it; null for today
   * @param after the last of the page before
   */
  record Query(
      @Nullable LocalDate from,
      int days,
      @Nullable UUID calendar,
      @Nullable State state,
      @Nullable Cursor after,
      int size) {}

  /** The soonest first; one more than the page holds, where there are more. */
  Mono<List<AppointmentView>> list(Caller caller, Query query) {
    var after = query.after();
    var state = query.state();
    var statement = client.sql(LIST).bind(0, caller.tenant().value());
    statement = bind(statement, 1, LocalDate.class, query.from()).bind(2, query.days());
    statement = bind(statement, 3, UUID.class, query.calendar());
    statement =
        bind(
            statement,
            4,
            String.class,
            state == null ? null : state.name().toLowerCase(Locale.ROOT));
    statement = bind(statement, 5, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 6, Long.class, after == null ? null : after.number());
    var page = statement.bind(7, query.size() + 1).map(PostgresDayBook::appointment).all();
    return scope.inTenant(caller.tenant(), page::collectList);
  }

  /** Empty when the tenant has no such appointment. */
  Mono<AppointmentView> find(Caller caller, AppointmentNumber number) {
    var found =
        client
            .sql(ONE)
            .bind(0, caller.tenant().value())
            .bind(1, number.value())
            .map(PostgresDayBook::appointment);
    return scope.inTenant(caller.tenant(), found::one);
  }

  /** Who or what appointments take up, by name. */
  Mono<List<CalendarView>> calendars(Caller caller) {
    var calendars =
        client
            .sql(CALENDARS)
            .bind(0, caller.tenant().value())
            .map(
                row ->
                    new CalendarView(
                        required(row, "calendar_id", UUID.class),
                        required(row, "name", String.class),
                        CalendarKind.of(required(row, "kind", String.class)),
                        required(row, "time_zone", String.class),
                        required(row, "version", String.class)));
    return scope.inTenant(caller.tenant(), () -> calendars.all().collectList());
  }

  private static AppointmentView appointment(Readable row) {
    return new AppointmentView(
        new AppointmentNumber(required(row, "number", Long.class)).toString(),
        State.valueOf(required(row, "state", String.class).toUpperCase(Locale.ROOT)),
        Map.of(
            "es", required(row, "name_es", String.class),
            "en", required(row, "name_en", String.class),
            "de", required(row, "name_de", String.class)),
        required(row, "calendar_id", UUID.class),
        required(row, "calendar_name", String.class),
        row.get("place_id", UUID.class),
        row.get("place_name", String.class),
        required(row, "starts_at", Instant.class),
        required(row, "ends_at", Instant.class),
        required(row, "conversation_id", UUID.class),
        required(row, "contact_id", UUID.class),
        row.get("contact_name", String.class),
        row.get("confirmed_at", Instant.class));
  }
}
