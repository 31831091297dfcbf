package io.recado.admin.plan;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Amount;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Plans in PostgreSQL. */
@Repository
class PostgresPlans {

  private static final String FILE =
      """
      select p.*, p.xmin::text as version, (select count(*) from subscription s
                   where s.tenant_id = p.tenant_id and s.plan_id = p.plan_id and s.state <> 'ended') as subscriptions
      from plan p where p.tenant_id = $1
      """;

  private static final String ALL = FILE + " order by p.name";

  private static final String ONE = FILE + " and p.plan_id = $2";

  private static final String ADD =
      """
      insert into plan (tenant_id, plan_id, name, download_mbps, upload_mbps, price_minor, currency, tax_basis_points)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String CHANGE =
      """
      update plan set name = $3, download_mbps = $4, upload_mbps = $5, price_minor = $6, currency = $7, tax_basis_points = $8
      where tenant_id = $1 and plan_id = $2
      """;

  private static final String REMOVE = "delete from plan where tenant_id = $1 and plan_id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresPlans(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** By name. */
  Mono<List<PlanView>> all(TenantId tenant) {
    var rows = client.sql(ALL).bind(0, tenant.value()).map(PostgresPlans::plan).all();
    return scope.inTenant(tenant, rows::collectList);
  }

  /** Empty when the tenant has no such plan. */
  Mono<PlanView> find(TenantId tenant, UUID plan) {
    return scope.inTenant(tenant, () -> of(ONE, tenant, plan).map(PostgresPlans::plan).one());
  }

  /**
   * @throws ApiProblem {@code NAME_TAKEN}
   */
  Mono<UUID> add(TenantId tenant, UUID id, PlanDraft draft) {
    return written(tenant, id, draft, ADD);
  }

  /**
   * What is sold from now on. What was billed stays.
   *
   * @throws ApiProblem {@code NAME_TAKEN}
   */
  Mono<UUID> change(TenantId tenant, UUID id, PlanDraft draft) {
    return written(tenant, id, draft, CHANGE);
  }

  /**
   * @throws ApiProblem {@code NOT_POSSIBLE} where somebody has subscribed to it, or had
   */
  Mono<Void> remove(TenantId tenant, UUID plan) {
    return scope
        .inTenant(tenant, () -> of(REMOVE, tenant, plan).then())
        .onErrorMap(
            DataIntegrityViolationException.class,
            used -> new ApiProblem(ApiError.NOT_POSSIBLE, "The plan is in use, or was."));
  }

  private Mono<UUID> written(TenantId tenant, UUID id, PlanDraft draft, String sql) {
    return scope
        .inTenant(tenant, () -> with(of(sql, tenant, id), draft).then())
        .onErrorMap(
            DuplicateKeyException.class,
            taken -> new ApiProblem(ApiError.NAME_TAKEN, "Another plan has this name."))
        .thenReturn(id);
  }

  private static GenericExecuteSpec with(GenericExecuteSpec statement, PlanDraft draft) {
    return statement
        .bind(2, draft.name())
        .bind(3, draft.downloadMbps())
        .bind(4, draft.uploadMbps())
        .bind(5, draft.price().minor())
        .bind(6, draft.price().currency())
        .bind(7, draft.taxBasisPoints());
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, UUID id) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, id);
  }

  private static PlanView plan(Readable row) {
    return new PlanView(
        required(row, "plan_id", UUID.class),
        required(row, "name", String.class),
        required(row, "download_mbps", Integer.class),
        required(row, "upload_mbps", Integer.class),
        new Amount(
            required(row, "price_minor", Long.class), required(row, "currency", String.class)),
        required(row, "tax_basis_points", Integer.class),
        required(row, "subscriptions", Long.class),
        required(row, "version", String.class));
  }
}
