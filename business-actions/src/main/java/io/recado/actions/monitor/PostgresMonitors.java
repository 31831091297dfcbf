package io.recado.actions.monitor;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.outage.NodeId;
import io.recado.channel.SecretBox;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresMonitors implements Monitors {

  private static final String ADD =
      """
      insert into network_monitor (tenant_id, monitor_id, kind, name, secrets) values ($1, $2, $3, $4, $5)
      """;

  private static final String CHANGE =
      """
      update network_monitor set secrets = $3, next_at = clock_timestamp(), failing_since = null, last_code = null
      where tenant_id = $1 and monitor_id = $2
      """;

  private static final String WATCH =
      """
      insert into monitored_object (tenant_id, monitor_id, object, node_id)
      select $1, m.monitor_id, $3, n.node_id from network_monitor m
      join network_node n on n.tenant_id = $1 and n.node_id = $4
      where m.tenant_id = $1 and m.monitor_id = $2
      on conflict (tenant_id, monitor_id, object) do update set node_id = excluded.node_id
      where monitored_object.incident_id is null or monitored_object.node_id = excluded.node_id
      """;

  private static final String FORGET =
      "delete from monitored_object where tenant_id = $1 and object_id = $2";

  private static final String REMOVE =
      "delete from network_monitor where tenant_id = $1 and monitor_id = $2";

  private static final String FAILING =
      """
      select tenant_id, monitor_id, kind, last_code from network_monitor
      where failing_since is not null order by failing_since limit 100
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;

  PostgresMonitors(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, SecretBox box) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.box = box;
  }

  @Override
  public Mono<MonitorId> add(TenantId tenant, MonitorKind kind, String name, MonitorAccess access) {
    return Mono.defer(
        () -> {
          var key = new MonitorKey(tenant, new MonitorId(Uuid7.next()));
          return changed(
                  key,
                  of(ADD, key).bind(2, kind.code()).bind(3, name).bind(4, access.seal(box, key)))
              .thenReturn(key.id());
        });
  }

  @Override
  public Mono<Boolean> change(MonitorKey key, MonitorAccess access) {
    return Mono.defer(() -> changed(key, of(CHANGE, key).bind(2, access.seal(box, key))));
  }

  @Override
  public Mono<Boolean> watch(MonitorKey key, String object, NodeId node) {
    return changed(key, of(WATCH, key).bind(2, object).bind(3, node.value()));
  }

  @Override
  public Mono<Boolean> forget(TenantId tenant, UUID object) {
    return changed(tenant, client.sql(FORGET).bind(0, tenant.value()).bind(1, object));
  }

  @Override
  public Mono<Boolean> remove(MonitorKey key) {
    return changed(key, of(REMOVE, key));
  }

  @Override
  public Flux<Failing> failing() {
    return dispatch.sql(FAILING).map(PostgresMonitors::failing).all();
  }

  private Mono<Boolean> changed(MonitorKey key, GenericExecuteSpec statement) {
    return changed(key.tenant(), statement);
  }

  private Mono<Boolean> changed(TenantId tenant, GenericExecuteSpec statement) {
    return scope.inTenant(tenant, () -> statement.fetch().rowsUpdated().map(rows -> rows > 0));
  }

  private GenericExecuteSpec of(String sql, MonitorKey key) {
    return client.sql(sql).bind(0, key.tenant().value()).bind(1, key.id().value());
  }

  private static Failing failing(Readable row) {
    return new Failing(
        new MonitorKey(
            new TenantId(required(row, "tenant_id", UUID.class)),
            new MonitorId(required(row, "monitor_id", UUID.class))),
        MonitorKind.ofCode(required(row, "kind", String.class)),
        required(row, "last_code", String.class));
  }
}
