package io.recado.admin.offer;

import static io.recado.database.Columns.required;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.r2dbc.spi.Readable;
import io.recado.admin.hours.OpenSpan;
import io.recado.admin.hours.WeekdayHours;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The hours of calendars, in rows. To be asked within the tenant's scope. */
@Repository
class PostgresCalendarHours {

  /** A row without hours for each calendar that has none of its own. */
  private static final String SHOWN =
      """
      select c.calendar_id, c.xmin::text as version, h.weekday, to_char(h.opens, 'HH24:MI') as opens,
             to_char(h.closes, 'HH24:MI') as closes
      from calendar c
      left join calendar_hours h on h.tenant_id = c.tenant_id and h.calendar_id = c.calendar_id
      where c.tenant_id = $1 and c.retired_at is null
      """;

  private static final String IN_ORDER = " order by c.name, c.calendar_id, h.weekday, h.opens";

  private static final String ALL = SHOWN + IN_ORDER;

  private static final String ONE = SHOWN + " and c.calendar_id = $2" + IN_ORDER;

  private static final String CHANGED =
      "update calendar set hours_changed_at = clock_timestamp() where tenant_id = $1 and calendar_id = $2";

  private static final String FORGET =
      "delete from calendar_hours where tenant_id = $1 and calendar_id = $2";

  private static final String SET =
      """
      insert into calendar_hours (tenant_id, calendar_id, weekday, opens, closes)
      select $1, $2, * from unnest($3::int[], $4::text[]::time[], $5::text[]::time[])
      """;

  private final DatabaseClient client;

  PostgresCalendarHours(DatabaseClient client) {
    this.client = client;
  }

  /** Those of all calendars, by name. */
  Mono<List<CalendarHoursView>> all(TenantId tenant) {
    return client
        .sql(ALL)
        .bind(0, tenant.value())
        .map(Row::read)
        .all()
        .collectList()
        .map(PostgresCalendarHours::byCalendar);
  }

  /**
   * @throws ApiProblem {@code NOT_FOUND}
   */
  Mono<CalendarHoursView> find(TenantId tenant, UUID calendar) {
    return of(ONE, tenant, calendar)
        .map(Row::read)
        .all()
        .collectList()
        .flatMapIterable(PostgresCalendarHours::byCalendar)
        .singleOrEmpty()
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  /** Nothing else holds from now on. */
  Mono<Void> replace(TenantId tenant, UUID calendar, List<WeekdayHours> week) {
    return of(CHANGED, tenant, calendar)
        .then()
        .then(of(FORGET, tenant, calendar).then())
        .then(set(tenant, calendar, week.stream().flatMap(Opening::of).toList()));
  }

  private Mono<Void> set(TenantId tenant, UUID calendar, List<Opening> openings) {
    return of(SET, tenant, calendar)
        .bind(2, openings.stream().map(one -> one.day().getValue()).toArray(Integer[]::new))
        .bind(3, openings.stream().map(one -> one.span().opens()).toArray(String[]::new))
        .bind(4, openings.stream().map(one -> one.span().closes()).toArray(String[]::new))
        .then();
  }

  private static List<CalendarHoursView> byCalendar(List<Row> rows) {
    var calendars = rows.stream().collect(groupingBy(Row::calendar, LinkedHashMap::new, toList()));
    return calendars.values().stream().map(PostgresCalendarHours::view).toList();
  }

  private static CalendarHoursView view(List<Row> rows) {
    var week =
        rows.stream()
            .flatMap(row -> Stream.ofNullable(row.opening()))
            .collect(groupingBy(Opening::day, mapping(Opening::span, toList())));
    var any = rows.getFirst();
    return new CalendarHoursView(any.calendar(), WeekdayHours.whole(week), any.version());
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, UUID calendar) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, calendar);
  }

  private record Opening(DayOfWeek day, OpenSpan span) {

    static Stream<Opening> of(WeekdayHours hours) {
      return hours.spans().stream().map(span -> new Opening(hours.weekday(), span));
    }
  }

  private record Row(UUID calendar, String version, @Nullable Opening opening) {

    static Row read(Readable row) {
      return new Row(
          required(row, "calendar_id", UUID.class),
          required(row, "version", String.class),
          opening(row));
    }

    private static @Nullable Opening opening(Readable row) {
      var weekday = row.get("weekday", Integer.class);
      return weekday == null
          ? null
          : new Opening(
              DayOfWeek.of(weekday),
              new OpenSpan(
                  required(row, "opens", String.class), required(row, "closes", String.class)));
    }
  }
}
