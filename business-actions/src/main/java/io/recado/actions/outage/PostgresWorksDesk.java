package io.recado.actions.outage;

import static io.recado.database.Columns.bind;

import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresWorksDesk implements WorksDesk {

  private static final String PLAN =
      """
      with planned as (
        update maintenance set words = null, spanish = $5, english = $6, german = $7
        where tenant_id = $1 and node_id = $2 and starts_at = $3 and ends_at = $4
        returning maintenance_id
      ), added as (
        insert into maintenance (tenant_id, node_id, starts_at, ends_at, spanish, english, german, maintenance_id)
        select $1, node_id, $3, $4, $5, $6, $7, $8 from network_node
        where tenant_id = $1 and node_id = $2 and not exists (select from planned)
        returning maintenance_id
      )
      select maintenance_id from planned union all select maintenance_id from added limit 1
      """;

  private static final String NODE =
      "select node_id from maintenance where tenant_id = $1 and maintenance_id = $2";

  /** What a monitor said of them is said no more: the person has read it. */
  private static final String CHANGE =
      """
      update maintenance set starts_at = $3, ends_at = $4, words = null, spanish = $5, english = $6, german = $7
      where tenant_id = $1 and maintenance_id = $2 and ends_at > clock_timestamp()
      """;

  private static final String END =
      """
      update maintenance set ends_at = clock_timestamp()
      where tenant_id = $1 and maintenance_id = $2 and starts_at < clock_timestamp() and ends_at > clock_timestamp()
      """;

  private static final String CALL_OFF =
      """
      delete from maintenance
      where tenant_id = $1 and maintenance_id = $2 and starts_at >= clock_timestamp()
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final Suspicions suspicions;

  PostgresWorksDesk(DatabaseClient client, TenantScope scope, Suspicions suspicions) {
    this.client = client;
    this.scope = scope;
    this.suspicions = suspicions;
  }

  @Override
  public Mono<WorksId> plan(TenantId tenant, NodeId node, Plan plan) {
    var planned = planned(of(PLAN, tenant, node.value()), plan).bind(7, Uuid7.next());
    return scope.inTenant(
        tenant,
        () ->
            suspicions
                .lockTree(tenant, node)
                .then(planned.mapValue(UUID.class).one())
                .map(WorksId::new));
  }

  @Override
  public Mono<Void> hold(TenantId tenant, WorksId works) {
    return scope.inTenant(tenant, () -> heldNode(tenant, works).then());
  }

  @Override
  public Mono<Outcome> change(TenantId tenant, WorksId works, Plan plan) {
    return held(
        tenant,
        works,
        () -> planned(of(CHANGE, tenant, works.value()), plan).fetch().rowsUpdated());
  }

  @Override
  public Mono<Outcome> cancel(TenantId tenant, WorksId works) {
    return held(
        tenant,
        works,
        () ->
            rows(CALL_OFF, tenant, works)
                .filter(gone -> gone > 0)
                .switchIfEmpty(Mono.defer(() -> rows(END, tenant, works))));
  }

  private Mono<Outcome> held(TenantId tenant, WorksId works, Supplier<Mono<Long>> change) {
    return scope.inTenant(
        tenant,
        () ->
            heldNode(tenant, works)
                .flatMap(_ -> change.get())
                .map(rows -> rows > 0 ? Outcome.DONE : Outcome.OVER)
                .defaultIfEmpty(Outcome.UNKNOWN));
  }

  private Mono<UUID> heldNode(TenantId tenant, WorksId works) {
    return of(NODE, tenant, works.value())
        .mapValue(UUID.class)
        .one()
        .delayUntil(node -> suspicions.lockTree(tenant, new NodeId(node)));
  }

  private Mono<Long> rows(String sql, TenantId tenant, WorksId works) {
    return of(sql, tenant, works.value()).fetch().rowsUpdated();
  }

  private static GenericExecuteSpec planned(GenericExecuteSpec statement, Plan plan) {
    var text = plan.text();
    var bound = statement.bind(2, plan.from()).bind(3, plan.until());
    bound = bind(bound, 4, String.class, text.spanish());
    bound = bind(bound, 5, String.class, text.english());
    return bind(bound, 6, String.class, text.german());
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, UUID id) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, id);
  }
}
