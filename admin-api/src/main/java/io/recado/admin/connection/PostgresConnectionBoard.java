package io.recado.admin.connection;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.connection.ConnectionView.State;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What a tenant is connected with, as its owners see it; what happens to it is the domain's. */
@Repository
class PostgresConnectionBoard {

  private static final String BOARD =
      """
      select * from (
        select desk_id as id, 'GLPI' as kind, '' as name, secrets, last_code, failing_since,
               null::text as paused_for, null::text[] as types
        from glpi_desk where tenant_id = $1
        union all
        select monitor_id, case kind when 'webhook' then 'MONITOR_HOOK' else upper(kind) end, name, secrets, last_code,
               failing_since, null, null
        from network_monitor where tenant_id = $1
        union all
        select subscription_id, 'WEBHOOK', '', secrets, case when failing_since is not null then 'not_taken' end,
               failing_since, paused_for, types
        from webhook_subscription where tenant_id = $1
      ) connections
      """;

  private static final String ALL = BOARD + " order by kind, name, id";

  private static final String ONE = BOARD + " where id = $2";

  private static final String UNREADABLE = "secrets_unreadable";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;
  private final URI here;

  PostgresConnectionBoard(
      DatabaseClient client, TenantScope scope, SecretBox box, Settings settings) {
    this.client = client;
    this.scope = scope;
    this.box = box;
    this.here = settings.here();
  }

  Mono<List<ConnectionView>> all(TenantId tenant) {
    var rows = client.sql(ALL).bind(0, tenant.value()).map(row -> view(tenant, row)).all();
    return scope.inTenant(tenant, rows::collectList);
  }

  /** Empty when the tenant has no such connection. */
  Mono<ConnectionView> find(TenantId tenant, UUID connection) {
    var row =
        client
            .sql(ONE)
            .bind(0, tenant.value())
            .bind(1, connection)
            .map(found -> view(tenant, found));
    return scope.inTenant(tenant, row::one);
  }

  /** Of which a tenant has one at most. */
  Mono<ConnectionView> glpi(TenantId tenant) {
    return all(tenant)
        .flatMapIterable(connections -> connections)
        .filter(connection -> connection.kind() == ConnectionKind.GLPI)
        .next();
  }

  private ConnectionView view(TenantId tenant, Readable row) {
    var id = required(row, "id", UUID.class);
    var kind = ConnectionKind.valueOf(required(row, "kind", String.class));
    var sealed = open(tenant, id, required(row, "secrets", byte[].class));
    var paused = row.get("paused_for", String.class);
    var failing = sealed.readable() ? row.get("last_code", String.class) : UNREADABLE;
    var types = row.get("types", String[].class);
    return new ConnectionView(
        id,
        kind,
        required(row, "name", String.class),
        sealed.address(),
        state(paused, failing),
        paused == null ? failing : paused,
        row.get("failing_since", Instant.class),
        types == null ? List.of() : List.of(types),
        kind == ConnectionKind.MONITOR_HOOK
            ? here.resolve("/hooks/outages/" + id).toString()
            : null);
  }

  private static State state(@Nullable String paused, @Nullable String failing) {
    if (paused != null) {
      return State.PAUSED;
    }
    return failing == null ? State.WELL : State.FAILING;
  }

  /** Whatever it is, it takes a channel's place in the seal, and calls its address so. */
  private Opened open(TenantId tenant, UUID id, byte[] secrets) {
    try {
      var address = box.open(tenant, new ChannelId(id), secrets).get("address");
      return new Opened(true, address == null ? null : origin(address));
    } catch (SecretBoxException unreadable) {
      return new Opened(false, null);
    }
  }

  private static @Nullable String origin(String address) {
    try {
      var uri = URI.create(address);
      var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getHost() == null ? null : uri.getScheme() + "://" + uri.getHost() + port;
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }

  private record Opened(boolean readable, @Nullable String address) {}
}
