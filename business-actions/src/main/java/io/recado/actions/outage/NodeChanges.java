package io.recado.actions.outage;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.recado.actions.outage.NetworkDesk.Outcome;
import io.recado.tenant.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Changes parts of the network, in a transaction of the caller's. Who moves one holds the whole
 * network (decision 0054): whoever acts on one of its trees, by {@link Suspicions#lockTree}, has
 * ended before, or begins afterwards.
 */
@Component
class NodeChanges {

  private static final String HOLD_NETWORK = "select 1 from hold_network($1)";

  private static final String RENAME =
      "update network_node set name = $3 where tenant_id = $1 and node_id = $2 and name <> $3";

  private static final String HANGS_THERE =
      """
      select parent_id is not distinct from $3 as hangs_there from network_node
      where tenant_id = $1 and node_id = $2
      """;

  private static final String MOVE =
      "update network_node set parent_id = $3 where tenant_id = $1 and node_id = $2";

  private static final String KNOWN_ABOVE =
      """
      select i.incident_id from network_above($1, $2) a
      join incident i on i.tenant_id = $1 and i.node_id = a.node_id and i.state = 'known'
      order by a.height desc
      """;

  private final DatabaseClient client;
  private final IncidentChanges incidents;

  NodeChanges(DatabaseClient client, IncidentChanges incidents) {
    this.client = client;
    this.incidents = incidents;
  }

  Mono<Void> holdNetwork(TenantId tenant) {
    return client.sql(HOLD_NETWORK).bind(0, tenant.value()).then();
  }

  /**
   * @param feeder what feeds such a thing; null for none
   */
  Mono<Outcome> change(TenantId tenant, NodeId node, String name, @Nullable NodeId feeder) {
    return hangsThere(tenant, node, feeder)
        .filter(there -> !there)
        .flatMap(_ -> move(tenant, node, feeder))
        .then(Mono.defer(() -> of(RENAME, tenant, node).bind(2, name).then()))
        .thenReturn(new Outcome.Done());
  }

  private Mono<Boolean> hangsThere(TenantId tenant, NodeId node, @Nullable NodeId feeder) {
    return placed(HANGS_THERE, tenant, node, feeder)
        .map(row -> required(row, "hangs_there", Boolean.class))
        .one();
  }

  private Mono<Void> move(TenantId tenant, NodeId node, @Nullable NodeId feeder) {
    return holdNetwork(tenant)
        .then(Mono.defer(() -> placed(MOVE, tenant, node, feeder).then()))
        .then(Mono.defer(() -> explain(tenant, node)));
  }

  /** What is known where it has come to takes in what was suspected and reported of it. */
  private Mono<Void> explain(TenantId tenant, NodeId node) {
    return of(KNOWN_ABOVE, tenant, node)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .concatMap(known -> incidents.known(tenant, new IncidentId(known)))
        .then();
  }

  private GenericExecuteSpec placed(
      String sql, TenantId tenant, NodeId node, @Nullable NodeId feeder) {
    return bind(of(sql, tenant, node), 2, UUID.class, feeder == null ? null : feeder.value());
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, NodeId node) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, node.value());
  }
}
