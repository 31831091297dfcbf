package io.recado.admin.network;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.web.Cursor;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What monitors watch, as owners see it; what happens to it is the domain's. */
@Repository
class PostgresObjectBoard {

  private static final String BOARD =
      """
      select o.object_id, o.monitor_id, o.object, o.node_id, n.name as area, o.sight, o.since, o.incident_id
      from monitored_object o join network_node n on n.tenant_id = o.tenant_id and n.node_id = o.node_id
      where o.tenant_id = $1
      """;

  private static final String LIST =
      BOARD
          + """
            and ($2::uuid is null or o.monitor_id = $2) and ($3::uuid is null or o.object_id > $3)
          order by o.object_id limit $4
          """;

  private static final String ONE = BOARD + " and o.monitor_id = $2 and o.object = $3";

  private static final String ARE_THERE =
      """
      select exists (select from network_monitor where tenant_id = $1 and monitor_id = $2)
        and exists (select from network_node where tenant_id = $1 and node_id = $3)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresObjectBoard(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /**
   * In the order in which they were mapped; one more than the page holds, where there are more.
   *
   * @param monitor null for all
   */
  Mono<List<MonitoredObjectView>> list(
      TenantId tenant, @Nullable UUID monitor, @Nullable Cursor after, int size) {
    var statement = bind(client.sql(LIST).bind(0, tenant.value()), 1, UUID.class, monitor);
    statement = bind(statement, 2, UUID.class, after == null ? null : after.id());
    var page = statement.bind(3, size + 1).map(PostgresObjectBoard::view).all();
    return scope.inTenant(tenant, page::collectList);
  }

  /** Empty when nothing stands for this object of the monitor. */
  Mono<MonitoredObjectView> find(TenantId tenant, UUID monitor, String object) {
    var row =
        client
            .sql(ONE)
            .bind(0, tenant.value())
            .bind(1, monitor)
            .bind(2, object)
            .map(PostgresObjectBoard::view);
    return scope.inTenant(tenant, row::one);
  }

  /** Whether the tenant has this monitor and this node. */
  Mono<Boolean> areThere(TenantId tenant, UUID monitor, UUID node) {
    var found =
        client
            .sql(ARE_THERE)
            .bind(0, tenant.value())
            .bind(1, monitor)
            .bind(2, node)
            .mapValue(Boolean.class);
    return scope.inTenant(tenant, found::one);
  }

  private static MonitoredObjectView view(Readable row) {
    var sight = row.get("sight", String.class);
    return new MonitoredObjectView(
        required(row, "object_id", UUID.class),
        required(row, "monitor_id", UUID.class),
        required(row, "object", String.class),
        required(row, "node_id", UUID.class),
        required(row, "area", String.class),
        sight == null ? null : MonitoredObjectView.State.valueOf(sight.toUpperCase(Locale.ROOT)),
        row.get("since", Instant.class),
        row.get("incident_id", UUID.class));
  }
}
