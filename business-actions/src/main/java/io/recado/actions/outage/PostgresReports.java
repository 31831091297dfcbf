package io.recado.actions.outage;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresReports implements Reports {

  private static final String FILE =
      """
      insert into outage_report (tenant_id, report_id, request_key, node_id, reporter, proven, conversation_id,
                                 contact_id, language, maintenance_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
              (select m.maintenance_id from maintenance m
               join network_above($1, $4) a on a.node_id = m.node_id
               where m.tenant_id = $1 and clock_timestamp() between m.starts_at and m.ends_at limit 1))
      on conflict do nothing
      """;

  /** A request of several accesses has several rows; what promises most is told. */
  private static final String BY_KEY =
      """
      select r.at, case when i.state in ('suspected', 'dismissed', 'lapsed') then 'OUTCOME_TOLD'
                        when r.incident_id is not null then 'RESOLUTION_TOLD'
                        when r.maintenance_id is not null then 'AFTER_WORKS'
                        else 'NOT_IN_SIGHT' end as "end"
      from outage_report r
      left join incident i on i.tenant_id = r.tenant_id and i.incident_id = r.incident_id
      where r.tenant_id = $1 and r.request_key = $2
      order by r.incident_id is null, r.maintenance_id is null limit 1
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final Suspicions suspicions;

  PostgresReports(DatabaseClient client, TenantScope scope, Suspicions suspicions) {
    this.client = client;
    this.scope = scope;
    this.suspicions = suspicions;
  }

  @Override
  public Mono<Void> file(ActionRequest request, Place place) {
    var nodes = place.nodes();
    return nodes.isEmpty()
        ? scope.inTenant(request.tenant(), () -> insert(request, place, null)).then()
        : Flux.fromIterable(nodes).concatMap(node -> file(request, place, node)).then();
  }

  @Override
  public Mono<Filed> find(TenantId tenant, IdempotencyKey key) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(BY_KEY)
                .bind(0, tenant.value())
                .bind(1, key.value())
                .map(
                    row ->
                        new Filed(
                            required(row, "at", Instant.class),
                            End.valueOf(required(row, "end", String.class))))
                .one());
  }

  /** One transaction for each access, so that no two trees are locked at a time. */
  private Mono<Void> file(ActionRequest request, Place place, NodeId node) {
    var tenant = request.tenant();
    return scope.inTenant(
        tenant,
        () ->
            suspicions
                .lockTree(tenant, node)
                .then(Mono.defer(() -> insert(request, place, node)))
                .filter(inserted -> inserted > 0)
                .flatMap(_ -> suspicions.explain(tenant, node)));
  }

  /**
   * @param node null where nobody can tell it
   */
  private Mono<Long> insert(ActionRequest request, Place place, @Nullable NodeId node) {
    var household = place.household();
    var statement =
        client
            .sql(FILE)
            .bind(0, request.tenant().value())
            .bind(1, Uuid7.next())
            .bind(2, request.key().value());
    return bind(statement, 3, UUID.class, node == null ? null : node.value())
        .bind(4, household == null ? request.contact().value() : household.value())
        .bind(5, place.proven())
        .bind(6, request.conversation().value())
        .bind(7, request.contact().value())
        .bind(8, request.language().code())
        .fetch()
        .rowsUpdated();
  }
}
