package io.recado.actions.access;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.database.Columns;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresRouters implements Routers {

  private static final String ADDRESS = "address";
  private static final String USER = "user";
  private static final String PASSWORD = "password";

  private static final String SAVE =
      """
      insert into network_router (tenant_id, router_id, kind, name, secrets) values ($1, $2, 'mikrotik', $3, $4)
      on conflict (tenant_id, router_id) do update set name = excluded.name, secrets = excluded.secrets
      """;

  private static final String REMOVE =
      "delete from network_router where tenant_id = $1 and router_id = $2";

  private static final String CONNECT =
      """
      insert into access_switch (tenant_id, access_id, router_id, way, name, list) values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant_id, access_id) do update set
        router_id = excluded.router_id, way = excluded.way, name = excluded.name, list = excluded.list
      """;

  private static final String DISCONNECT =
      "delete from access_switch where tenant_id = $1 and access_id = $2";

  private static final String OF_ACCESS =
      """
      select s.way, s.name as known_as, s.list, r.router_id, r.name, r.secrets
      from access_switch s join network_router r on r.tenant_id = s.tenant_id and r.router_id = s.router_id
      where s.tenant_id = $1 and s.access_id = $2
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;

  PostgresRouters(DatabaseClient client, TenantScope scope, SecretBox box) {
    this.client = client;
    this.scope = scope;
    this.box = box;
  }

  @Override
  public Mono<Void> save(Router router) {
    var secrets =
        Map.of(
            ADDRESS, router.address().toString(),
            USER, router.user(),
            PASSWORD, router.password());
    return Mono.fromCallable(() -> box.seal(router.tenant(), sealedAs(router.id()), secrets))
        .flatMap(secret -> scope.inTenant(router.tenant(), () -> save(router, secret)));
  }

  private Mono<Void> save(Router router, byte[] secret) {
    return client
        .sql(SAVE)
        .bind(0, router.tenant().value())
        .bind(1, router.id().value())
        .bind(2, router.name())
        .bind(3, secret)
        .then();
  }

  @Override
  public Mono<Boolean> remove(TenantId tenant, RouterId router) {
    var statement = client.sql(REMOVE).bind(0, tenant.value()).bind(1, router.value());
    return scope.inTenant(tenant, () -> statement.fetch().rowsUpdated().map(rows -> rows > 0));
  }

  @Override
  public Mono<Void> connect(TenantId tenant, UUID access, RouterId router, AccessSwitch way) {
    var statement =
        client.sql(CONNECT).bind(0, tenant.value()).bind(1, access).bind(2, router.value());
    var complete =
        switch (way) {
          case AccessSwitch.PppSecret(var name) ->
              Columns.bind(statement.bind(3, "ppp_secret").bind(4, name), 5, String.class, null);
          case AccessSwitch.ListedAddress(var list, var address) ->
              statement.bind(3, "address_list").bind(4, address).bind(5, list);
        };
    return scope.inTenant(tenant, () -> complete.then());
  }

  @Override
  public Mono<Boolean> disconnect(TenantId tenant, UUID access) {
    var statement = client.sql(DISCONNECT).bind(0, tenant.value()).bind(1, access);
    return scope.inTenant(tenant, () -> statement.fetch().rowsUpdated().map(rows -> rows > 0));
  }

  @Override
  public Mono<Connection> of(TenantId tenant, UUID access) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(OF_ACCESS)
                .bind(0, tenant.value())
                .bind(1, access)
                .map(row -> new Connection(router(tenant, row), way(row)))
                .one());
  }

  private Router router(TenantId tenant, Readable row) {
    var id = new RouterId(required(row, "router_id", UUID.class));
    var secrets = box.open(tenant, sealedAs(id), required(row, "secrets", byte[].class));
    return new Router(
        tenant,
        id,
        required(row, "name", String.class),
        URI.create(secrets.getOrDefault(ADDRESS, "")),
        secrets.getOrDefault(USER, ""),
        secrets.getOrDefault(PASSWORD, ""));
  }

  private static AccessSwitch way(Readable row) {
    var name = required(row, "known_as", String.class);
    return required(row, "way", String.class).equals("ppp_secret")
        ? new AccessSwitch.PppSecret(name)
        : new AccessSwitch.ListedAddress(required(row, "list", String.class), name);
  }

  /** A router takes a channel's place in the seal: both are doors of a tenant with an id. */
  private static ChannelId sealedAs(RouterId router) {
    return new ChannelId(router.value());
  }
}
