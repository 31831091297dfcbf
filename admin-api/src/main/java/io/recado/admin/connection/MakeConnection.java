package io.recado.admin.connection;

import static io.recado.database.Columns.required;

import io.recado.admin.connection.NewConnection.CalDav;
import io.recado.admin.connection.NewConnection.Glpi;
import io.recado.admin.connection.NewConnection.MikroTik;
import io.recado.admin.connection.NewConnection.Webhook;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Makes a connection once for each key, and no more monitors and systems than a tenant may have.
 */
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
      select (select count(*) from network_monitor m where m.tenant_id = t.tenant_id) as monitors,
             (select count(*) from payment_account a where a.tenant_id = t.tenant_id)
             + (select count(*) from password_system s where s.tenant_id = t.tenant_id)
             + (select count(*) from network_router r where r.tenant_id = t.tenant_id) as systems
      from tenant t where t.tenant_id = $1 for no key update
      """;

  private final DatabaseClient client;
  private final ConnectionCounter counter;
  private final long mostMonitors;
  private final long mostSystems;

  MakeConnection(DatabaseClient client, ConnectionCounter counter, Settings settings) {
    this.client = client;
    this.counter = counter;
    this.mostMonitors = settings.count(Setting.TENANT_MOST_MONITORS);
    this.mostSystems = settings.count(Setting.TENANT_MOST_SYSTEMS);
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

  /** Of what a tenant has one of at most, or one for each calendar, there is always room. */
  private Mono<Void> room(TenantId tenant, NewConnection wish) {
    return switch (wish) {
      case MonitorWish _ -> room(tenant, "monitors", mostMonitors);
      case PaymentWish _, PasswordWish _, MikroTik _ -> room(tenant, "systems", mostSystems);
      case Glpi _, CalDav _, Webhook _ -> Mono.empty();
    };
  }

  private Mono<Void> room(TenantId tenant, String counted, long most) {
    return client
        .sql(COUNT)
        .bind(0, tenant.value())
        .map(row -> required(row, counted, Long.class))
        .one()
        .doOnNext(count -> check(count, most))
        .then();
  }

  private static void check(long count, long most) {
    if (count >= most) {
      throw new ApiProblem(ApiError.TOO_MANY);
    }
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, TenantId tenant, String key) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, key);
  }
}
