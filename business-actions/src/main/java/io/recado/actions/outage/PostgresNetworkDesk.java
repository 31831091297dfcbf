package io.recado.actions.outage;

import static io.recado.database.Columns.required;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresNetworkDesk implements NetworkDesk {

  private static final String ADD =
      """
      insert into network_node (tenant_id, node_id, parent_id, kind, name)
      select $1, n.* from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) n
      where (select count(*) from network_node where tenant_id = $1) + cardinality($2) <= $6
      """;

  private static final String KINDS =
      "select node_id, kind from network_node where tenant_id = $1 and node_id = any($2)";

  private static final String NAMED =
      "select name, node_id, kind from network_node where tenant_id = $1 and name = any($2)";

  private static final String TIES =
      """
      select tie from (values
        ('FEEDS', exists (select from network_node where tenant_id = $1 and parent_id = $2)),
        ('CONTRACTS', exists (select from subscription where tenant_id = $1 and access_id = $2)),
        ('ROUTER', exists (select from access_switch where tenant_id = $1 and access_id = $2)),
        ('INCIDENTS', exists (select from incident where tenant_id = $1 and node_id = $2)),
        ('REPORTS', exists (select from outage_report where tenant_id = $1 and node_id = $2)),
        ('WORKS', exists (select from maintenance
                          where tenant_id = $1 and node_id = $2 and ends_at > clock_timestamp())),
        ('OBJECTS', exists (select from monitored_object where tenant_id = $1 and node_id = $2))
      ) as ties (tie, holds) where holds
      """;

  private static final String REMOVE =
      """
      with works as (
        delete from maintenance where tenant_id = $1 and node_id = $2
      )
      delete from network_node where tenant_id = $1 and node_id = $2
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final NodeChanges changes;
  private final int most;

  PostgresNetworkDesk(
      DatabaseClient client, TenantScope scope, NodeChanges changes, Settings settings) {
    this.client = client;
    this.scope = scope;
    this.changes = changes;
    this.most = settings.count(Setting.TENANT_MOST_NODES);
  }

  @Override
  public Mono<Outcome> add(TenantId tenant, List<NewNode> nodes) {
    return scope.inTenant(
        tenant,
        () ->
            feeders(tenant, nodes)
                .flatMap(
                    kinds ->
                        nodes.stream().allMatch(node -> fits(node.kind(), node.feeder(), kinds))
                            ? insert(tenant, nodes)
                            : Mono.just(new Outcome.Misplaced())));
  }

  /** What feeds these, among them or before them. */
  private Mono<Map<NodeId, NodeKind>> feeders(TenantId tenant, List<NewNode> nodes) {
    var fresh = nodes.stream().collect(Collectors.toMap(NewNode::id, NewNode::kind));
    var others =
        nodes.stream()
            .map(NewNode::feeder)
            .filter(feeder -> feeder != null && !fresh.containsKey(feeder))
            .distinct()
            .toList();
    return kinds(tenant, others)
        .map(
            kinds -> {
              kinds.putAll(fresh);
              return kinds;
            });
  }

  private Mono<Outcome> insert(TenantId tenant, List<NewNode> nodes) {
    return client
        .sql(ADD)
        .bind(0, tenant.value())
        .bind(1, nodes.stream().map(node -> node.id().value()).toArray(UUID[]::new))
        .bind(2, nodes.stream().map(PostgresNetworkDesk::feeder).toArray(UUID[]::new))
        .bind(3, nodes.stream().map(node -> node.kind().code()).toArray(String[]::new))
        .bind(4, nodes.stream().map(NewNode::name).toArray(String[]::new))
        .bind(5, most)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == nodes.size() ? new Outcome.Done() : new Outcome.TooMany());
  }

  private static @Nullable UUID feeder(NewNode node) {
    return node.feeder() == null ? null : node.feeder().value();
  }

  @Override
  public Mono<Outcome> change(TenantId tenant, NodeId node, String name, @Nullable NodeId feeder) {
    var asked = feeder == null ? List.of(node) : List.of(node, feeder);
    return scope.inTenant(
        tenant,
        () ->
            kinds(tenant, asked)
                .flatMap(
                    kinds -> {
                      var kind = kinds.get(node);
                      if (kind == null) {
                        return Mono.just(new Outcome.Unknown());
                      }
                      return fits(kind, feeder, kinds)
                          ? changes.change(tenant, node, name, feeder)
                          : Mono.just(new Outcome.Misplaced());
                    }));
  }

  @Override
  public Mono<Outcome> remove(TenantId tenant, NodeId node) {
    return scope.inTenant(
        tenant,
        () ->
            changes
                .holdNetwork(tenant)
                .then(Mono.defer(() -> ties(tenant, node)))
                .flatMap(
                    ties ->
                        ties.isEmpty()
                            ? delete(tenant, node)
                            : Mono.just(new Outcome.InUse(ties))));
  }

  private Mono<Outcome> delete(TenantId tenant, NodeId node) {
    return of(REMOVE, tenant, node)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0 ? new Outcome.Done() : new Outcome.Unknown());
  }

  @Override
  public Mono<Set<Tie>> ties(TenantId tenant, NodeId node) {
    var ties = of(TIES, tenant, node).mapValue(String.class).all();
    return scope.inTenant(tenant, () -> ties.map(Tie::valueOf).collect(Collectors.toSet()));
  }

  @Override
  public Mono<Map<String, Named>> named(TenantId tenant, Collection<String> names) {
    var rows =
        client
            .sql(NAMED)
            .bind(0, tenant.value())
            .bind(1, names.toArray(String[]::new))
            .map(
                row ->
                    Map.entry(
                        required(row, "name", String.class),
                        new Named(
                            new NodeId(required(row, "node_id", UUID.class)),
                            NodeKind.ofCode(required(row, "kind", String.class)))))
            .all();
    return scope.inTenant(tenant, () -> rows.collectMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Mono<Map<NodeId, NodeKind>> kinds(TenantId tenant, List<NodeId> nodes) {
    return client
        .sql(KINDS)
        .bind(0, tenant.value())
        .bind(1, nodes.stream().map(NodeId::value).toArray(UUID[]::new))
        .map(
            row ->
                Map.entry(
                    new NodeId(required(row, "node_id", UUID.class)),
                    NodeKind.ofCode(required(row, "kind", String.class))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static boolean fits(NodeKind kind, @Nullable NodeId feeder, Map<NodeId, NodeKind> kinds) {
    var needed = kind.feeder();
    return needed == null ? feeder == null : feeder != null && needed == kinds.get(feeder);
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, NodeId node) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, node.value());
  }
}
