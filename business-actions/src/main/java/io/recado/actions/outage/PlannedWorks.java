package io.recado.actions.outage;

import static io.recado.database.Columns.bind;

import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Works at nodes, as {@link IncidentDesk} plans and ends them. */
final class PlannedWorks {

  private static final String PLAN =
      """
      with planned as (
        update maintenance set words = $6
        where tenant_id = $1 and node_id = $3 and starts_at = $4 and ends_at = $5
        returning maintenance_id
      ), added as (
        insert into maintenance (tenant_id, maintenance_id, node_id, starts_at, ends_at, words)
        select $1, $2, node_id, $4, $5, $6 from network_node
        where tenant_id = $1 and node_id = $3 and not exists (select from planned)
        returning maintenance_id
      )
      select maintenance_id from planned union all select maintenance_id from added limit 1
      """;

  private static final String END_WORKS =
      """
      with ended as (
        update maintenance set ends_at = clock_timestamp()
        where tenant_id = $1 and node_id = $2 and starts_at < clock_timestamp() and ends_at > clock_timestamp()
          and ($3::timestamptz is null or starts_at = $3)
        returning 1
      ), called_off as (
        delete from maintenance
        where tenant_id = $1 and node_id = $2 and starts_at = $3 and starts_at >= clock_timestamp()
        returning 1
      )
      select exists (select from ended) or exists (select from called_off)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final Suspicions suspicions;

  PlannedWorks(DatabaseClient client, TenantScope scope, Suspicions suspicions) {
    this.client = client;
    this.scope = scope;
    this.suspicions = suspicions;
  }

  Mono<Boolean> plan(
      TenantId tenant, NodeId node, Instant from, Instant until, @Nullable String words) {
    var statement =
        client
            .sql(PLAN)
            .bind(0, tenant.value())
            .bind(1, Uuid7.next())
            .bind(2, node.value())
            .bind(3, from)
            .bind(4, until);
    var planned = bind(statement, 5, String.class, words).mapValue(UUID.class).one().hasElement();
    return scope.inTenant(tenant, () -> suspicions.lockTree(tenant, node).then(planned));
  }

  Mono<Boolean> end(TenantId tenant, NodeId node, @Nullable Instant from) {
    var statement = client.sql(END_WORKS).bind(0, tenant.value()).bind(1, node.value());
    var ended = bind(statement, 2, Instant.class, from).mapValue(Boolean.class).one();
    return scope.inTenant(tenant, () -> suspicions.lockTree(tenant, node).then(ended));
  }
}
