package io.recado.admin.offer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which calendars services are had in, in rows. To be asked within the tenant's scope. */
@Repository
class PostgresServiceCalendars {

  /** Held, so that whoever takes a calendar away sees that it is used, or is seen. */
  private static final String KNOWN =
      """
      select count(*) from (
        select 1 from calendar where tenant_id = $1 and calendar_id = any($2) and retired_at is null
        order by calendar_id for share) known
      """;

  /** In the order in which whoever books holds them. */
  private static final String LEAVE =
      """
      with left_ones as materialized (
        select calendar_id from service_calendar
        where tenant_id = $1 and service_id = $2 and calendar_id <> all($3)
        order by calendar_id for update
      )
      delete from service_calendar c using left_ones l
      where c.tenant_id = $1 and c.service_id = $2 and c.calendar_id = l.calendar_id
      """;

  private static final String TAKE =
      """
      insert into service_calendar (tenant_id, service_id, calendar_id)
      select $1, $2, calendar_id from calendar
      where tenant_id = $1 and calendar_id = any($3) and retired_at is null
      on conflict do nothing
      """;

  private final DatabaseClient client;

  PostgresServiceCalendars(DatabaseClient client) {
    this.client = client;
  }

  /**
   * These and no others. Waits for whoever is just booking in one that is left.
   *
   * @throws ApiProblem {@code CALENDAR_UNKNOWN}
   */
  Mono<Void> set(TenantId tenant, UUID service, List<UUID> calendars) {
    return known(tenant, calendars)
        .then(run(LEAVE, tenant, service, calendars))
        .then(run(TAKE, tenant, service, calendars));
  }

  private Mono<Void> known(TenantId tenant, List<UUID> calendars) {
    return client
        .sql(KNOWN)
        .bind(0, tenant.value())
        .bind(1, calendars.toArray(UUID[]::new))
        .mapValue(Long.class)
        .one()
        .filter(known -> known == calendars.size())
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.CALENDAR_UNKNOWN)))
        .then();
  }

  private Mono<Void> run(String sql, TenantId tenant, UUID service, List<UUID> calendars) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, service)
        .bind(2, calendars.toArray(UUID[]::new))
        .then();
  }
}
