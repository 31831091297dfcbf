package io.recado.actions.glpi;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
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
class PostgresGlpiDesks implements GlpiDesks {

  /** Also for those that were missed when it was connected. */
  static final String QUEUE_OPEN =
      """
      insert into glpi_ticket (tenant_id, number)
      select k.tenant_id, k.number from glpi_desk d join ticket k on k.tenant_id = d.tenant_id
      where d.tenant_id = $1 and k.closed_at is null and not exists (
        select from glpi_ticket g where g.tenant_id = k.tenant_id and g.number = k.number)
      on conflict do nothing
      """;

  private static final String DESK =
      "select desk_id, secrets from glpi_desk where tenant_id = $1 for update";

  private static final String SAVE =
      """
      insert into glpi_desk (tenant_id, desk_id, secrets) values ($1, $2, $3)
      on conflict (tenant_id) do update
        set secrets = excluded.secrets, next_at = clock_timestamp(), failing_since = null, last_code = null
      """;

  private static final String AT_ONCE =
      "update glpi_ticket set due_at = clock_timestamp() where tenant_id = $1 and due_at is not null";

  private static final String REMOVE = "delete from glpi_desk where tenant_id = $1";

  private static final String FAILING =
      """
      select tenant_id, last_code as code from glpi_desk where failing_since is not null
      union all
      select distinct tenant_id, 'refused' from glpi_ticket where last_code is not null and attempts > 4
      limit 100
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;

  PostgresGlpiDesks(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, SecretBox box) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.box = box;
  }

  @Override
  public Mono<Void> connect(TenantId tenant, GlpiAccess access) {
    return scope.inTenant(
        tenant,
        () ->
            of(DESK, tenant)
                .map(Desk::read)
                .one()
                .flatMap(desk -> kept(tenant, desk, access))
                .switchIfEmpty(Mono.fromSupplier(Uuid7::next))
                .flatMap(desk -> save(tenant, desk, access))
                .then(of(QUEUE_OPEN, tenant).then())
                .then(of(AT_ONCE, tenant).then()));
  }

  @Override
  public Mono<Void> disconnect(TenantId tenant) {
    return scope.inTenant(tenant, () -> of(REMOVE, tenant).then());
  }

  @Override
  public Flux<Failing> failing() {
    return dispatch.sql(FAILING).map(PostgresGlpiDesks::failing).all();
  }

  /** What was known of the tickets of another GLPI is forgotten with its desk. */
  private Mono<UUID> kept(TenantId tenant, Desk desk, GlpiAccess access) {
    return isSameGlpi(tenant, desk, access)
        ? Mono.just(desk.id())
        : of(REMOVE, tenant).then().then(Mono.empty());
  }

  /** What no key opens any more may have been another; tickets are found again by reference. */
  private boolean isSameGlpi(TenantId tenant, Desk desk, GlpiAccess access) {
    try {
      return GlpiAccess.open(box, tenant, desk.id(), desk.secrets()).hasAddressOf(access);
    } catch (SecretBoxException e) {
      return false;
    }
  }

  private Mono<Void> save(TenantId tenant, UUID desk, GlpiAccess access) {
    return of(SAVE, tenant).bind(1, desk).bind(2, access.seal(box, tenant, desk)).then();
  }

  private GenericExecuteSpec of(String sql, TenantId tenant) {
    return client.sql(sql).bind(0, tenant.value());
  }

  private static Failing failing(Readable row) {
    return new Failing(
        new TenantId(required(row, "tenant_id", UUID.class)), required(row, "code", String.class));
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Desk(UUID id, byte[] secrets) {

    static Desk read(Readable row) {
      return new Desk(required(row, "desk_id", UUID.class), required(row, "secrets", byte[].class));
    }
  }
}
