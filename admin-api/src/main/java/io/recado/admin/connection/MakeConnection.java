package io.recado.admin.connection;

import io.recado.admin.connection.ConnectionCounter.Made;
import io.recado.admin.connection.NewConnection.Glpi;
import io.recado.admin.connection.NewConnection.Icinga;
import io.recado.admin.connection.NewConnection.MonitorHook;
import io.recado.admin.connection.NewConnection.Uisp;
import io.recado.admin.connection.NewConnection.Webhook;
import io.recado.admin.connection.NewConnection.Zabbix;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Makes a connection once for each key, and no more monitors than a tenant may have. */
@Service
class MakeConnection {

  /** Who comes with the same key meanwhile waits here until the first is done. */
  private static final String BEGIN =
      """
      insert into connection_request (tenant_id, request_key) values ($1, $2) on conflict do nothing
      """;

  private static final String END =
      "update connection_request set connection_id = $3 where tenant_id = $1 and request_key = $2";

  private static final String MADE =
      "select connection_id from connection_request where tenant_id = $1 and request_key = $2";

  /** Nobody tries again after so long. */
  private static final String FORGET =
      "delete from connection_request where tenant_id = $1 and made_at < now() - interval '1 day'";

  /** Who connects for a tenant waits here for others who do. */
  private static final String COUNT =
      """
      select (select count(*) from network_monitor m where m.tenant_id = t.tenant_id)
      from tenant t where t.tenant_id = $1 for no key update
      """;

  private final DatabaseClient client;
  private final ConnectionCounter counter;
  private final long mostMonitors;

  MakeConnection(DatabaseClient client, ConnectionCounter counter, Settings settings) {
    this.client = client;
    this.counter = counter;
    this.mostMonitors = settings.count(Setting.TENANT_MOST_MONITORS);
  }

  /**
   * What the key has made, with its secret only for who made it. In the tenant's transaction.
   *
   * @throws ApiProblem {@code TOO_MANY}, and what {@link ConnectionCounter#make} refuses
   */
  Mono<Made> by(TenantId tenant, String key, NewConnection wish) {
    return client
        .sql(FORGET)
        .bind(0, tenant.value())
        .then()
        .then(Mono.defer(() -> of(BEGIN, tenant, key).fetch().rowsUpdated()))
        .flatMap(rows -> rows > 0 ? make(tenant, key, wish) : made(tenant, key));
  }

  private Mono<Made> make(TenantId tenant, String key, NewConnection wish) {
    return room(tenant, wish)
        .then(Mono.defer(() -> counter.make(tenant, wish)))
        .delayUntil(made -> end(tenant, key, made));
  }

  /** A GLPI has no id to be kept: a tenant has one. */
  private Mono<Void> end(TenantId tenant, String key, Made made) {
    var id = made.id();
    return id == null ? Mono.empty() : of(END, tenant, key).bind(2, id).then();
  }

  private Mono<Made> made(TenantId tenant, String key) {
    return of(MADE, tenant, key)
        .map(row -> new Made(row.get("connection_id", UUID.class), null))
        .one();
  }

  private Mono<Void> room(TenantId tenant, NewConnection wish) {
    if (!isMonitor(wish)) {
      return Mono.empty();
    }
    return client
        .sql(COUNT)
        .bind(0, tenant.value())
        .mapValue(Long.class)
        .one()
        .doOnNext(this::check)
        .then();
  }

  private void check(long monitors) {
    if (monitors >= mostMonitors) {
      throw new ApiProblem(ApiError.TOO_MANY);
    }
  }

  private static boolean isMonitor(NewConnection wish) {
    return switch (wish) {
      case Icinga _, Zabbix _, Uisp _, MonitorHook _ -> true;
      case Glpi _, Webhook _ -> false;
    };
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, TenantId tenant, String key) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, key);
  }
}
