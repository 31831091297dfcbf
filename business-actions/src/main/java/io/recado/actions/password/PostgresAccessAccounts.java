package io.recado.actions.password;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.CustomerId;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresAccessAccounts implements AccessAccounts, PasswordSystems {

  private static final String OF_CUSTOMER =
      """
      select a.account_id, a.login, s.system_id, s.kind, s.name, s.show_in_chat, s.secrets
      from access_account a
      join password_system s on s.tenant_id = a.tenant_id and s.system_id = a.system_id
      where a.tenant_id = $1 and a.customer_id = $2
      order by s.name, a.login
      """;

  private static final String BY_ID =
      """
      select a.account_id, a.login, s.system_id, s.kind, s.name, s.show_in_chat, s.secrets
      from access_account a
      join password_system s on s.tenant_id = a.tenant_id and s.system_id = a.system_id
      where a.tenant_id = $1 and a.customer_id = $2 and a.account_id = $3
      """;

  private static final String SAVE =
      """
      insert into password_system (tenant_id, system_id, kind, name, show_in_chat, secrets)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant_id, system_id) do update
      set kind = excluded.kind, name = excluded.name, show_in_chat = excluded.show_in_chat,
          secrets = excluded.secrets
      """;

  private static final String REMOVE =
      "delete from password_system where tenant_id = $1 and system_id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;

  PostgresAccessAccounts(DatabaseClient client, TenantScope scope, SecretBox box) {
    this.client = client;
    this.scope = scope;
    this.box = box;
  }

  @Override
  public Flux<AccessAccount> of(TenantId tenant, CustomerId customer) {
    return scope
        .inTenant(tenant, () -> all(tenant, customer))
        .flatMapIterable(accounts -> accounts);
  }

  @Override
  public Mono<AccessAccount> find(TenantId tenant, CustomerId customer, AccessId id) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(BY_ID)
                .bind(0, tenant.value())
                .bind(1, customer.value())
                .bind(2, id.value())
                .map(row -> account(tenant, row))
                .one());
  }

  @Override
  public Mono<Void> save(PasswordSystem system) {
    return scope.inTenant(
        system.tenant(),
        () ->
            client
                .sql(SAVE)
                .bind(0, system.tenant().value())
                .bind(1, system.id().value())
                .bind(2, system.kind().code())
                .bind(3, system.name())
                .bind(4, system.showsInChat())
                .bind(5, box.seal(system.tenant(), sealedAs(system.id()), system.secrets()))
                .then());
  }

  @Override
  public Mono<Boolean> remove(TenantId tenant, SystemId id) {
    var statement = client.sql(REMOVE).bind(0, tenant.value()).bind(1, id.value());
    return scope.inTenant(tenant, () -> statement.fetch().rowsUpdated().map(rows -> rows > 0));
  }

  private Mono<List<AccessAccount>> all(TenantId tenant, CustomerId customer) {
    return client
        .sql(OF_CUSTOMER)
        .bind(0, tenant.value())
        .bind(1, customer.value())
        .map(row -> account(tenant, row))
        .all()
        .collectList();
  }

  private AccessAccount account(TenantId tenant, Readable row) {
    var system = new SystemId(required(row, "system_id", UUID.class));
    var secrets = row.get("secrets", byte[].class);
    return new AccessAccount(
        new AccessId(required(row, "account_id", UUID.class)),
        new PasswordSystem(
            tenant,
            system,
            SystemKind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT)),
            required(row, "name", String.class),
            required(row, "show_in_chat", Boolean.class),
            secrets == null ? Map.of() : box.open(tenant, sealedAs(system), secrets)),
        required(row, "login", String.class));
  }

  /** A system takes a channel's place in the seal: both are doors of a tenant with an id. */
  private static ChannelId sealedAs(SystemId id) {
    return new ChannelId(id.value());
  }
}
