package io.recado.admin.support;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.ticket.Priority;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Targets of tickets in rows. To be asked within the tenant's scope. */
@Repository
class PostgresServiceLevels {

  /** A row that names neither time says nothing. */
  private static final String READ =
      """
      select l.plan_id, l.priority, l.answer_minutes, l.resolution_minutes
      from ticket_service_level l left join plan p on p.tenant_id = l.tenant_id and p.plan_id = l.plan_id
      where l.tenant_id = $1 and (l.answer_minutes is not null or l.resolution_minutes is not null)
      order by p.name nulls first, l.plan_id, array_position(array['high', 'normal', 'low'], l.priority)
      """;

  private static final String DROP = "delete from ticket_service_level where tenant_id = $1";

  private static final String WRITE =
      """
      insert into ticket_service_level (tenant_id, plan_id, priority, answer_minutes, resolution_minutes)
      select $1, nullif(plan, '')::uuid, priority, nullif(answer, 0), nullif(resolution, 0)
      from unnest($2::text[], $3::text[], $4::int[], $5::int[]) as target (plan, priority, answer, resolution)
      """;

  private final DatabaseClient client;

  PostgresServiceLevels(DatabaseClient client) {
    this.client = client;
  }

  Mono<List<ServiceTarget>> read(TenantId tenant) {
    return of(READ, tenant).map(PostgresServiceLevels::target).all().collectList();
  }

  /**
   * Nothing else holds from now on.
   *
   * @throws ApiProblem {@code PLAN_UNKNOWN}
   */
  Mono<Void> replace(TenantId tenant, List<ServiceTarget> targets) {
    return of(DROP, tenant)
        .then()
        .then(write(tenant, targets))
        .onErrorMap(
            DataIntegrityViolationException.class, _ -> new ApiProblem(ApiError.PLAN_UNKNOWN));
  }

  private Mono<Void> write(TenantId tenant, List<ServiceTarget> targets) {
    return of(WRITE, tenant)
        .bind(1, column(targets, one -> Objects.toString(one.plan(), ""), String[]::new))
        .bind(2, column(targets, one -> one.priority().code(), String[]::new))
        .bind(3, column(targets, one -> orNone(one.answerMinutes()), Integer[]::new))
        .bind(4, column(targets, one -> orNone(one.resolutionMinutes()), Integer[]::new))
        .then();
  }

  private static Integer orNone(@Nullable Integer minutes) {
    return Objects.requireNonNullElse(minutes, 0);
  }

  private static <V> V[] column(
      List<ServiceTarget> targets, Function<ServiceTarget, V> value, IntFunction<V[]> array) {
    return targets.stream().map(value).toArray(array);
  }

  private static ServiceTarget target(Readable row) {
    return new ServiceTarget(
        row.get("plan_id", UUID.class),
        Priority.ofUrgency(required(row, "priority", String.class)).orElseThrow(),
        row.get("answer_minutes", Integer.class),
        row.get("resolution_minutes", Integer.class));
  }

  private GenericExecuteSpec of(String sql, TenantId tenant) {
    return client.sql(sql).bind(0, tenant.value());
  }
}
