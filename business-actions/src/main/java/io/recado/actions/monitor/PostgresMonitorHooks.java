package io.recado.actions.monitor;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.SecretBox;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

final class PostgresMonitorHooks implements MonitorHooks {

  private static final String WHOSE =
      "select tenant_id from network_monitor where monitor_id = $1 and kind = 'webhook'";

  private static final String SECRETS =
      "select secrets from network_monitor where tenant_id = $1 and monitor_id = $2";

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;
  private final MonitorEvents events;

  PostgresMonitorHooks(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      SecretBox box,
      MonitorEvents events) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.box = box;
    this.events = events;
  }

  @Override
  public Mono<Hook> find(MonitorId id) {
    return dispatch
        .sql(WHOSE)
        .bind(0, id.value())
        .mapValue(UUID.class)
        .one()
        .map(tenant -> new MonitorKey(new TenantId(tenant), id))
        .flatMap(this::open);
  }

  @Override
  public Mono<MonitorEvent.Outcome> take(Hook hook, MonitorEvent event) {
    return events.take(hook.key(), event);
  }

  private Mono<Hook> open(MonitorKey key) {
    var select =
        client
            .sql(SECRETS)
            .bind(0, key.tenant().value())
            .bind(1, key.id().value())
            .map(PostgresMonitorHooks::secrets)
            .one();
    return scope
        .inTenant(key.tenant(), () -> select)
        .map(bytes -> MonitorAccess.open(box, key, bytes))
        .map(access -> new Hook(key, access.secret(MonitorAccess.TOKEN)));
  }

  private static byte[] secrets(Readable row) {
    return required(row, "secrets", byte[].class);
  }
}
