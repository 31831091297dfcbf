package io.recado.admin.network;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.outage.NetworkDesk;
import io.recado.actions.outage.NodeId;
import io.recado.actions.outage.NodeKind;
import io.recado.admin.web.Cursor;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Parts of the network as owners see them; what happens to them is the domain's. */
@Repository
class PostgresNodeBoard {

  private static final String ONE =
      "select node_id, kind, name, parent_id from network_node where tenant_id = $1 and node_id = $2";

  private static final String ACCESSES =
      """
      select n.node_id, n.name, c.name as customer, c.number from network_node n
      left join subscription s on s.tenant_id = n.tenant_id and s.access_id = n.node_id and s.state <> 'ended'
      left join customer c on c.tenant_id = s.tenant_id and c.customer_id = s.customer_id
      where n.tenant_id = $1 and n.parent_id = $2 and n.kind = 'access'
        and ($3::text is null or position(lower($3) in lower(concat_ws(' ', n.name, c.name, c.number))) > 0)
        and ($4::uuid is null or n.name > (select name from network_node where tenant_id = $1 and node_id = $4))
      order by n.name limit $5
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final NetworkDesk desk;

  PostgresNodeBoard(DatabaseClient client, TenantScope scope, NetworkDesk desk) {
    this.client = client;
    this.scope = scope;
    this.desk = desk;
  }

  /** Empty when the tenant has no such node. */
  Mono<NetworkNodeView> find(TenantId tenant, UUID node) {
    var row = client.sql(ONE).bind(0, tenant.value()).bind(1, node).map(PostgresNodeBoard::node);
    return scope.inTenant(tenant, () -> row.one().flatMap(found -> tied(tenant, found)));
  }

  private Mono<NetworkNodeView> tied(TenantId tenant, NetworkNodeView node) {
    return desk.ties(tenant, new NodeId(node.id()))
        .map(
            ties ->
                new NetworkNodeView(
                    node.id(),
                    node.kind(),
                    node.name(),
                    node.parent(),
                    ties.stream().sorted().toList()));
  }

  /**
   * What a sector feeds, by name; one more than the page holds, where there are more. After one
   * that is gone comes nothing.
   *
   * @param words in the access' name, or its customer's name or number; null for all
   */
  Mono<List<AccessView>> accesses(
      TenantId tenant, UUID sector, @Nullable String words, @Nullable Cursor after, int size) {
    var statement = client.sql(ACCESSES).bind(0, tenant.value()).bind(1, sector);
    statement = bind(statement, 2, String.class, words);
    statement = bind(statement, 3, UUID.class, after == null ? null : after.id());
    var page = statement.bind(4, size + 1).map(PostgresNodeBoard::access).all();
    return scope.inTenant(tenant, page::collectList);
  }

  private static NetworkNodeView node(Readable row) {
    return new NetworkNodeView(
        required(row, "node_id", UUID.class),
        NodeKind.ofCode(required(row, "kind", String.class)),
        required(row, "name", String.class),
        row.get("parent_id", UUID.class),
        List.of());
  }

  private static AccessView access(Readable row) {
    return new AccessView(
        required(row, "node_id", UUID.class),
        required(row, "name", String.class),
        row.get("customer", String.class),
        row.get("number", String.class));
  }
}
