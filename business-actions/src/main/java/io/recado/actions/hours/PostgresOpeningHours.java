package io.recado.actions.hours;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.r2dbc.spi.Readable;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantScope;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresOpeningHours implements OpeningHours {

  private static final String WEEK =
      """
      select weekday, opens, closes from opening_hours
      where tenant_id = $1
      """;

  private static final String SPECIAL_DAYS =
      """
      select day, opens, closes from special_day
      left join special_day_hours using (tenant_id, day)
      where tenant_id = $1
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresOpeningHours(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<BusinessHours> of(Tenant tenant) {
    return scope.inTenant(
        tenant.id(),
        () ->
            week(tenant)
                .zipWhen(week -> specialDays(tenant))
                .map(rows -> hours(tenant, rows.getT1(), rows.getT2())));
  }

  private Mono<List<OpenOn<DayOfWeek>>> week(Tenant tenant) {
    return client
        .sql(WEEK)
        .bind(0, tenant.id().value())
        .map(row -> new OpenOn<>(weekday(row), period(row)))
        .all()
        .collectList();
  }

  private Mono<List<OpenOn<LocalDate>>> specialDays(Tenant tenant) {
    return client
        .sql(SPECIAL_DAYS)
        .bind(0, tenant.id().value())
        .map(row -> new OpenOn<>(column(row, "day", LocalDate.class), period(row)))
        .all()
        .collectList();
  }

  private static BusinessHours hours(
      Tenant tenant, List<OpenOn<DayOfWeek>> week, List<OpenOn<LocalDate>> specialDays) {
    return new BusinessHours(tenant.timeZone(), byDay(week), byDay(specialDays));
  }

  private static <D> Map<D, List<OpenPeriod>> byDay(List<OpenOn<D>> rows) {
    return rows.stream().collect(groupingBy(OpenOn::day, flatMapping(OpenOn::periods, toList())));
  }

  private static DayOfWeek weekday(Readable row) {
    return DayOfWeek.of(column(row, "weekday", Integer.class));
  }

  /** Null on a special day without hours: it is closed. */
  private static @Nullable OpenPeriod period(Readable row) {
    var opens = row.get("opens", LocalTime.class);
    return opens == null ? null : new OpenPeriod(opens, column(row, "closes", LocalTime.class));
  }

  private static <T> T column(Readable row, String name, Class<T> type) {
    return Objects.requireNonNull(row.get(name, type), name);
  }

  private record OpenOn<D>(D day, @Nullable OpenPeriod period) {

    Stream<OpenPeriod> periods() {
      return Stream.ofNullable(period);
    }
  }
}
