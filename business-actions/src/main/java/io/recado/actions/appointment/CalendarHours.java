package io.recado.actions.appointment;

import static io.recado.database.Columns.required;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.r2dbc.spi.Readable;
import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpenPeriod;
import io.recado.tenant.TenantId;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The hours of calendars that have some of their own, in rows. */
final class CalendarHours {

  private static final String OF_SERVICE =
      """
      select h.calendar_id, h.weekday, h.opens, h.closes, t.time_zone
      from service_calendar c
      join calendar_hours h on h.tenant_id = c.tenant_id and h.calendar_id = c.calendar_id
      join tenant t on t.tenant_id = c.tenant_id
      where c.tenant_id = $1 and c.service_id = $2
      """;

  private final AgendaSql sql;

  CalendarHours(AgendaSql sql) {
    this.sql = sql;
  }

  /** Of the calendars of a service; one that has none of its own is not there. */
  Mono<Map<UUID, BusinessHours>> of(TenantId tenant, UUID service) {
    return sql.rows(OF_SERVICE, Works::read, tenant, service)
        .collect(groupingBy(Works::calendar, collectingAndThen(toList(), CalendarHours::week)));
  }

  private static BusinessHours week(List<Works> all) {
    var week = all.stream().collect(groupingBy(Works::day, mapping(Works::period, toList())));
    return new BusinessHours(all.getFirst().zone(), week, Map.of());
  }

  private record Works(UUID calendar, ZoneId zone, DayOfWeek day, OpenPeriod period) {

    static Works read(Readable row) {
      return new Works(
          required(row, "calendar_id", UUID.class),
          ZoneId.of(required(row, "time_zone", String.class)),
          DayOfWeek.of(required(row, "weekday", Integer.class)),
          new OpenPeriod(
              required(row, "opens", LocalTime.class), required(row, "closes", LocalTime.class)));
    }
  }
}
