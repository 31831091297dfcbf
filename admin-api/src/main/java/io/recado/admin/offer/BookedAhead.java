package io.recado.admin.offer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What is booked, or kept for somebody, and not over yet. It keeps what it was booked for; so who
 * takes that away first takes it from its calendars, which waits for whoever is just booking.
 */
@Component
class BookedAhead {

  private static final String OF_SERVICE =
      """
      select exists (select from appointment a
        where a.tenant_id = $1 and a.service_id = $2 and a.state in ('booked', 'held')
          and a.ends_at > clock_timestamp())
      """;

  private static final String OF_CALENDAR =
      """
      select exists (select from appointment a
        where a.tenant_id = $1 and (a.calendar_id = $2 or a.place_id = $2) and a.state in ('booked', 'held')
          and a.ends_at > clock_timestamp())
      """;

  private static final String BESIDE_ANOTHER =
      """
      select exists (select from appointment a
        where a.tenant_id = $1 and (a.calendar_id = $2 or a.place_id = $2) and a.place_id <> a.calendar_id
          and a.state in ('booked', 'held') and a.ends_at > clock_timestamp())
      """;

  private final DatabaseClient client;

  BookedAhead(DatabaseClient client) {
    this.client = client;
  }

  /** Fails with {@code STILL_BOOKED} where there is any, in the scope it is asked in. */
  Mono<Void> refuseOfService(TenantId tenant, UUID service) {
    return refuse(OF_SERVICE, tenant, service);
  }

  /** Fails with {@code STILL_BOOKED} where there is any, in the scope it is asked in. */
  Mono<Void> refuseOfCalendar(TenantId tenant, UUID calendar) {
    return refuse(OF_CALENDAR, tenant, calendar);
  }

  /** Fails with {@code STILL_BOOKED} where any takes this and another at once. */
  Mono<Void> refuseBeside(TenantId tenant, UUID calendar) {
    return refuse(BESIDE_ANOTHER, tenant, calendar);
  }

  private Mono<Void> refuse(String sql, TenantId tenant, UUID what) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, what)
        .mapValue(Boolean.class)
        .one()
        .filter(booked -> !booked)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.STILL_BOOKED)))
        .then();
  }
}
