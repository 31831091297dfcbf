package io.recado.admin.offer;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.LookupOutcome;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Amount;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Services in rows. To be asked within the tenant's scope; what was taken away stays as a row. */
@Repository
class PostgresServices {

  /** All of a list that customers are offered can be chosen from. */
  private static final int MOST = LookupOutcome.Found.MOST_ITEMS;

  private static final String FILE =
      """
      select s.*, s.xmin::text as version, coalesce((
        select array_agg(c.calendar_id order by c.calendar_id) from service_calendar c
        where c.tenant_id = $1 and c.service_id = s.service_id), '{}') as calendars
      from service s
      where s.tenant_id = $1 and s.retired_at is null
      """;

  private static final String ALL = FILE + " order by s.position, s.service_id";

  private static final String ONE = FILE + " and s.service_id = $2";

  private static final String ADD =
      """
      insert into service (tenant_id, service_id, name_es, name_en, name_de, minutes, buffer_minutes, step_minutes,
                           notice_minutes, price_minor, currency, buffer_before_minutes, position)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce(max(position), 0) + 1
      from service where tenant_id = $1 and retired_at is null having count(*) < $13
      """;

  private static final String CHANGE =
      """
      update service set name_es = $3, name_en = $4, name_de = $5, minutes = $6, buffer_minutes = $7, step_minutes = $8,
                         notice_minutes = $9, price_minor = $10, currency = $11, buffer_before_minutes = $12
      where tenant_id = $1 and service_id = $2 and retired_at is null
      """;

  private static final String RETIRE =
      """
      update service set retired_at = clock_timestamp()
      where tenant_id = $1 and service_id = $2 and retired_at is null
      """;

  private static final String ARE_ALL =
      """
      select count(*) = cardinality($2::uuid[]) and coalesce(bool_and(service_id = any($2)), true)
      from service where tenant_id = $1 and retired_at is null
      """;

  private static final String ORDER =
      """
      update service s set position = o.place
      from unnest($2::uuid[]) with ordinality as o (service_id, place)
      where s.tenant_id = $1 and s.service_id = o.service_id and s.position <> o.place
      """;

  private final DatabaseClient client;
  private final PostgresServiceCalendars calendars;
  private final BookedAhead booked;

  PostgresServices(DatabaseClient client, PostgresServiceCalendars calendars, BookedAhead booked) {
    this.client = client;
    this.calendars = calendars;
    this.booked = booked;
  }

  /** As they are offered. */
  Mono<List<ServiceView>> all(TenantId tenant) {
    return client.sql(ALL).bind(0, tenant.value()).map(PostgresServices::view).all().collectList();
  }

  /**
   * @throws ApiProblem {@code NOT_FOUND}
   */
  Mono<ServiceView> find(TenantId tenant, UUID service) {
    return client
        .sql(ONE)
        .bind(0, tenant.value())
        .bind(1, service)
        .map(PostgresServices::view)
        .one()
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  /**
   * @throws ApiProblem {@code TOO_MANY}, {@code CALENDAR_UNKNOWN}
   */
  Mono<UUID> add(TenantId tenant, UUID id, ServiceDraft draft) {
    return rows(with(ADD, tenant, id, draft).bind(12, MOST))
        .filter(rows -> rows == 1)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.TOO_MANY)))
        .then(calendars.set(tenant, id, draft.calendars()))
        .thenReturn(id);
  }

  /**
   * @throws ApiProblem {@code NOT_FOUND}, {@code CALENDAR_UNKNOWN}
   */
  Mono<Void> change(TenantId tenant, UUID id, ServiceDraft draft) {
    return found(with(CHANGE, tenant, id, draft))
        .then(calendars.set(tenant, id, draft.calendars()));
  }

  /**
   * @throws ApiProblem {@code NOT_FOUND}, {@code STILL_BOOKED}
   */
  Mono<Void> retire(TenantId tenant, UUID service) {
    return found(client.sql(RETIRE).bind(0, tenant.value()).bind(1, service))
        .then(calendars.set(tenant, service, List.of()))
        .then(booked.refuseOfService(tenant, service));
  }

  /**
   * @throws ApiProblem {@code NOT_POSSIBLE} when these are not all there are, each once
   */
  Mono<Void> order(TenantId tenant, List<UUID> services) {
    return naming(ARE_ALL, tenant, services)
        .mapValue(Boolean.class)
        .one()
        .filter(all -> all)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_POSSIBLE)))
        .then(naming(ORDER, tenant, services).then());
  }

  private GenericExecuteSpec naming(String sql, TenantId tenant, List<UUID> ids) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, ids.toArray(UUID[]::new));
  }

  private static Mono<Void> found(GenericExecuteSpec statement) {
    return rows(statement)
        .filter(rows -> rows == 1)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }

  private static Mono<Long> rows(GenericExecuteSpec statement) {
    return statement.fetch().rowsUpdated();
  }

  private GenericExecuteSpec with(String sql, TenantId tenant, UUID id, ServiceDraft service) {
    var price = service.price();
    var statement =
        client
            .sql(sql)
            .bind(0, tenant.value())
            .bind(1, id)
            .bind(2, service.names().es())
            .bind(3, service.names().en())
            .bind(4, service.names().de())
            .bind(5, service.minutes())
            .bind(6, service.bufferMinutes())
            .bind(7, service.stepMinutes())
            .bind(8, service.noticeMinutes());
    statement = bind(statement, 9, Long.class, price == null ? null : price.minor());
    return bind(statement, 10, String.class, price == null ? null : price.currency())
        .bind(11, service.bufferBefore());
  }

  private static ServiceView view(Readable row) {
    return new ServiceView(
        required(row, "service_id", UUID.class),
        new ServiceNames(
            required(row, "name_es", String.class),
            required(row, "name_en", String.class),
            required(row, "name_de", String.class)),
        required(row, "minutes", Integer.class),
        required(row, "buffer_before_minutes", Integer.class),
        required(row, "buffer_minutes", Integer.class),
        required(row, "step_minutes", Integer.class),
        required(row, "notice_minutes", Integer.class),
        price(row),
        List.of(required(row, "calendars", UUID[].class)),
        required(row, "version", String.class));
  }

  private static @Nullable Amount price(Readable row) {
    var minor = row.get("price_minor", Long.class);
    return minor == null ? null : new Amount(minor, required(row, "currency", String.class));
  }
}
