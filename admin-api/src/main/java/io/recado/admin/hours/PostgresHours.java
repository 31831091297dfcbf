package io.recado.admin.hours;

import static io.recado.database.Columns.required;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Hours in rows. To be asked within the tenant's scope. */
@Repository
class PostgresHours {

  private static final String ZONE = "select time_zone from tenant where tenant_id = $1";

  private static final String WEEK =
      """
      select weekday, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes from opening_hours
      where tenant_id = $1 order by weekday, opens
      """;

  private static final String SPECIAL_DAYS =
      """
      select d.day, d.name, to_char(h.opens, 'HH24:MI') as opens, to_char(h.closes, 'HH24:MI') as closes
      from special_day d left join special_day_hours h on h.tenant_id = d.tenant_id and h.day = d.day
      where d.tenant_id = $1 order by d.day, h.opens
      """;

  private static final String CLOSE_WEEK = "delete from opening_hours where tenant_id = $1";

  private static final String DROP_DAYS = "delete from special_day where tenant_id = $1";

  private static final String OPEN_WEEK =
      """
      insert into opening_hours (tenant_id, weekday, opens, closes)
      select $1, * from unnest($2::int[], $3::text[]::time[], $4::text[]::time[])
      """;

  private static final String ADD_DAYS =
      """
      insert into special_day (tenant_id, day, name)
      select $1, * from unnest($2::text[]::date[], $3::text[])
      """;

  private static final String OPEN_DAYS =
      """
      insert into special_day_hours (tenant_id, day, opens, closes)
      select $1, * from unnest($2::text[]::date[], $3::text[]::time[], $4::text[]::time[])
      """;

  private final DatabaseClient client;

  PostgresHours(DatabaseClient client) {
    this.client = client;
  }

  /**
   * @param timeZone the tenant's
   */
  record Hours(String timeZone, List<WeekdayHours> week, List<SpecialDay> specialDays) {}

  Mono<Hours> read(TenantId tenant) {
    return of(ZONE, tenant)
        .mapValue(String.class)
        .one()
        .flatMap(
            zone -> week(tenant).zipWhen(week -> specialDays(tenant), (w, d) -> hours(zone, w, d)));
  }

  /** Nothing else holds from now on. */
  Mono<Void> replace(TenantId tenant, NewHours hours) {
    var week = hours.week().stream().flatMap(PostgresHours::openings).toList();
    var days = hours.specialDays();
    var openings = days.stream().flatMap(PostgresHours::openings).toList();
    return of(CLOSE_WEEK, tenant)
        .then()
        .then(of(DROP_DAYS, tenant).then())
        .then(
            times(of(OPEN_WEEK, tenant), week)
                .bind(1, column(week, one -> one.day().getValue(), Integer[]::new))
                .then())
        .then(
            of(ADD_DAYS, tenant)
                .bind(1, column(days, one -> one.day().toString(), String[]::new))
                .bind(2, column(days, SpecialDay::name, String[]::new))
                .then())
        .then(
            times(of(OPEN_DAYS, tenant), openings)
                .bind(1, column(openings, one -> one.day().toString(), String[]::new))
                .then());
  }

  private Mono<List<Opening<DayOfWeek>>> week(TenantId tenant) {
    return of(WEEK, tenant)
        .map(row -> new Opening<>(DayOfWeek.of(required(row, "weekday", Integer.class)), span(row)))
        .all()
        .collectList();
  }

  private Mono<List<Opening<Named>>> specialDays(TenantId tenant) {
    return of(SPECIAL_DAYS, tenant)
        .map(
            row ->
                new Opening<>(
                    new Named(
                        required(row, "day", LocalDate.class), required(row, "name", String.class)),
                    span(row)))
        .all()
        .collectList();
  }

  private static Hours hours(
      String zone, List<Opening<DayOfWeek>> openings, List<Opening<Named>> specialOpenings) {
    var days = byDay(specialOpenings);
    return new Hours(
        zone,
        WeekdayHours.whole(byDay(openings)),
        days.entrySet().stream()
            .map(day -> new SpecialDay(day.getKey().day(), day.getKey().name(), day.getValue()))
            .toList());
  }

  private static <D> Map<D, List<OpenSpan>> byDay(List<Opening<D>> openings) {
    return openings.stream()
        .collect(
            groupingBy(
                Opening::day,
                LinkedHashMap::new,
                flatMapping(opening -> Stream.ofNullable(opening.span()), toList())));
  }

  private static Stream<Opening<DayOfWeek>> openings(WeekdayHours hours) {
    return hours.spans().stream().map(span -> new Opening<>(hours.weekday(), span));
  }

  private static Stream<Opening<LocalDate>> openings(SpecialDay day) {
    return day.spans().stream().map(span -> new Opening<>(day.day(), span));
  }

  private static <D> GenericExecuteSpec times(
      GenericExecuteSpec statement, List<Opening<D>> openings) {
    return statement
        .bind(2, column(openings, one -> one.given().opens(), String[]::new))
        .bind(3, column(openings, one -> one.given().closes(), String[]::new));
  }

  private static <T, V> V[] column(List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
    return rows.stream().map(value).toArray(array);
  }

  /** Null on a special day without hours: it is closed. */
  private static @Nullable OpenSpan span(Readable row) {
    var opens = row.get("opens", String.class);
    return opens == null ? null : new OpenSpan(opens, required(row, "closes", String.class));
  }

  private GenericExecuteSpec of(String sql, TenantId tenant) {
    return client.sql(sql).bind(0, tenant.value());
  }

  private record Named(LocalDate day, String name) {}

  private record Opening<D>(D day, @Nullable OpenSpan span) {

    OpenSpan given() {
      return Objects.requireNonNull(span);
    }
  }
}
