package io.recado.actions.appointment;

import static io.recado.database.Columns.required;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.r2dbc.spi.Readable;
import io.recado.actions.hours.BusinessHours;
import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresAgenda implements Agenda {

  /** What nobody has a calendar for cannot be had, and is not offered. */
  private static final String SERVICES =
      """
      select * from service s
      where s.tenant_id = $1 and s.retired_at is null
        and exists (select from service_calendar c where c.tenant_id = $1 and c.service_id = s.service_id)
      order by s.position, s.service_id
      """;

  private static final String SERVICE =
      "select * from service where tenant_id = $1 and service_id = $2 and retired_at is null";

  /** A row with null times for each calendar, so that one without appointments is there too. */
  private static final String TAKEN =
      """
      select c.calendar_id, k.kind, lower(t.during * tstzrange($3, $4)) as taken_from,
             upper(t.during * tstzrange($3, $4)) as taken_to
      from service_calendar c
      join calendar k on k.tenant_id = c.tenant_id and k.calendar_id = c.calendar_id
      left join lateral (
        select a.occupied as during from appointment a
        where a.tenant_id = $1 and a.calendar_id = c.calendar_id and a.state in ('booked', 'held') and a.number <> $5
        union all
        select a.occupied from appointment a
        where a.tenant_id = $1 and a.place_id = c.calendar_id and a.state in ('booked', 'held') and a.number <> $5
        union all
        select b.during from calendar_absence b
        where b.tenant_id = $1 and b.calendar_id = c.calendar_id
      ) t on t.during && tstzrange($3, $4)
      where c.tenant_id = $1 and c.service_id = $2
      order by c.calendar_id
      """;

  private static final String UPCOMING =
      """
      select a.number, a.starts_at, s.* from appointment a
      join service s using (tenant_id, service_id)
      where a.tenant_id = $1 and a.contact_id = $2 and a.state = 'booked' and a.starts_at > $3
      order by a.starts_at, a.number
      limit 40
      """;

  private final AgendaSql sql;
  private final CalendarHours hours;

  PostgresAgenda(DatabaseClient client, TenantScope scope) {
    this.sql = new AgendaSql(client, scope);
    this.hours = new CalendarHours(sql);
  }

  @Override
  public Flux<Service> services(TenantId tenant) {
    return sql.rows(SERVICES, AgendaRows::service, tenant);
  }

  @Override
  public Mono<Service> service(TenantId tenant, UUID id) {
    return sql.row(SERVICE, AgendaRows::service, tenant, id);
  }

  @Override
  public Mono<List<CalendarTimes>> taken(TenantId tenant, UUID service, Span within, long but) {
    return sql.inTenant(
        tenant,
        () ->
            sql.rows(TAKEN, Taken::of, tenant, service, within.from(), within.to(), but)
                .collectList()
                .zipWhen(taken -> hours.of(tenant, service), PostgresAgenda::byCalendar));
  }

  @Override
  public Flux<Appointment> upcoming(TenantId tenant, ContactId contact, Instant now) {
    return sql.rows(UPCOMING, AgendaRows::appointment, tenant, contact.value(), now);
  }

  private static List<CalendarTimes> byCalendar(List<Taken> all, Map<UUID, BusinessHours> hours) {
    return all.stream()
        .collect(groupingBy(Taken::calendar, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(taken -> times(taken, hours))
        .toList();
  }

  /**
   * @param taken of one calendar
   */
  private static CalendarTimes times(List<Taken> taken, Map<UUID, BusinessHours> hours) {
    var any = taken.getFirst();
    var spans = taken.stream().flatMap(one -> Stream.ofNullable(one.during())).toList();
    return new CalendarTimes(any.calendar(), any.kind(), hours.get(any.calendar()), spans, true);
  }

  private record Taken(UUID calendar, CalendarKind kind, @Nullable Span during) {

    static Taken of(Readable row) {
      var from = row.get("taken_from", Instant.class);
      var to = row.get("taken_to", Instant.class);
      return new Taken(
          required(row, "calendar_id", UUID.class),
          CalendarKind.of(required(row, "kind", String.class)),
          from == null || to == null ? null : new Span(from, to));
    }
  }
}
