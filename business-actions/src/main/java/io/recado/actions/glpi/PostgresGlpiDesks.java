package io.recado.actions.glpi;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
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
class PostgresGlpiDesks implements GlpiDesks {

  private static final String DESK = "select desk_id from glpi_desk where tenant_id = $1";

  private static final String SAVE =
      """
      insert into glpi_desk (tenant_id, desk_id, secrets) values ($1, $2, $3)
      on conflict (tenant_id) do update
        set secrets = excluded.secrets, next_at = clock_timestamp(), failing_since = null, last_code = null
      """;

  private static final String QUEUE_OPEN =
      """
      insert into glpi_ticket (tenant_id, number)
      select tenant_id, number from ticket where tenant_id = $1 and closed_at is null
      on conflict do nothing
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
                .mapValue(UUID.class)
                .one()
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
}
