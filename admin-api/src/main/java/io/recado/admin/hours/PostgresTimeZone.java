package io.recado.admin.hours;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.time.ZoneId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** By whose clocks a tenant goes. To be asked within the tenant's scope. */
@Repository
class PostgresTimeZone {

  /** Whoever books takes a number from it: nobody books meanwhile, nor for the first time. */
  private static final String HOLD_BOOKINGS =
      """
      insert into appointment_counter (tenant_id) values ($1)
      on conflict (tenant_id) do update set next_number = appointment_counter.next_number
      """;

  private static final String BOOKED =
      """
      select exists (select from appointment a
        where a.tenant_id = $1 and a.state in ('booked', 'held') and a.ends_at > clock_timestamp())
      """;

  /**
   * An absence is said by the clock, and is at the same times by the new one; where those fall into
   * an hour that is skipped there, it stays as it is. Without its first instant for the moment: one
   * may come to be where the next one still is.
   */
  private static final String MOVE_ABSENCES =
      """
      update calendar_absence a set during = tstzrange(moved.begins, moved.ends, '()')
      from (select o.absence_id,
                   lower(o.during) at time zone t.time_zone at time zone $2::text as begins,
                   upper(o.during) at time zone t.time_zone at time zone $2::text as ends
            from calendar_absence o join tenant t on t.tenant_id = o.tenant_id
            where o.tenant_id = $1 and (upper_inf(o.during) or upper(o.during) > clock_timestamp())) moved
      where a.tenant_id = $1 and a.absence_id = moved.absence_id and (moved.ends is null or moved.begins < moved.ends)
      """;

  private static final String SETTLE_ABSENCES =
      """
      update calendar_absence a set during = tstzrange(lower(a.during), upper(a.during))
      where a.tenant_id = $1 and not lower_inc(a.during)
        and not exists (select from calendar_absence o
                        where o.tenant_id = a.tenant_id and o.calendar_id = a.calendar_id
                          and o.during = tstzrange(lower(a.during), upper(a.during)))
      """;

  /** Not every zone that Java knows is one of PostgreSQL's. */
  private static final String CHANGE =
      """
      update tenant set time_zone = $2
      where tenant_id = $1 and exists (select from pg_timezone_names where name = $2)
      """;

  private final DatabaseClient client;

  PostgresTimeZone(DatabaseClient client) {
    this.client = client;
  }

  /**
   * @throws ApiProblem {@code STILL_BOOKED} where customers were told of times to come, {@code
   *     BODY_UNREADABLE} where the database knows no such zone
   */
  Mono<Void> change(TenantId tenant, ZoneId zone) {
    return client
        .sql(HOLD_BOOKINGS)
        .bind(0, tenant.value())
        .then()
        .then(refuseBooked(tenant))
        .then(Mono.defer(() -> with(MOVE_ABSENCES, tenant, zone)))
        .then(Mono.defer(() -> client.sql(SETTLE_ABSENCES).bind(0, tenant.value()).then()))
        .then(Mono.defer(() -> with(CHANGE, tenant, zone)))
        .filter(rows -> rows > 0)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.BODY_UNREADABLE)))
        .then();
  }

  private Mono<Void> refuseBooked(TenantId tenant) {
    return client
        .sql(BOOKED)
        .bind(0, tenant.value())
        .mapValue(Boolean.class)
        .one()
        .filter(booked -> !booked)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.STILL_BOOKED)))
        .then();
  }

  private Mono<Long> with(String sql, TenantId tenant, ZoneId zone) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, zone.getId()).fetch().rowsUpdated();
  }
}
