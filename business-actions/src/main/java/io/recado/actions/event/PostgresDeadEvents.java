package io.recado.actions.event;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresDeadEvents implements DeadEvents {

  private static final String DEAD =
      """
      select d.event_id, e.type, e.at, d.attempts, d.last_code
      from webhook_delivery d join webhook_event e using (tenant_id, event_id)
      where d.tenant_id = $1 and d.subscription_id = $2 and d.state = 'dead'
      order by e.at desc limit 100
      """;

  private static final String REPLAY =
      """
      update webhook_delivery set
        state = 'waiting', attempts = 0, due_at = clock_timestamp(), waiting_since = clock_timestamp(),
        ended_at = null, lease_until = null
      where tenant_id = $1 and subscription_id = $2 and state = 'dead' and event_id = $3
      """;

  private static final String DROP =
      """
      delete from webhook_delivery
      where tenant_id = $1 and subscription_id = $2 and state = 'dead' and event_id = $3
      """;

  /** In one transaction a thousand, in their order; whoever wants more asks again. */
  private static final String MOST =
      """
      any(array(
        select event_id from webhook_delivery
        where tenant_id = $1 and subscription_id = $2 and state = 'dead'
        order by event_id limit 1000 for update))\
      """;

  private static final String REPLAY_ALL = REPLAY.replace("$3", MOST);
  private static final String DROP_ALL = DROP.replace("$3", MOST);

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresDeadEvents(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Flux<DeadEvent> of(SubscriptionKey key) {
    return scope
        .inTenant(
            key.tenant(),
            () -> statement(key, DEAD).map(PostgresDeadEvents::read).all().collectList())
        .flatMapIterable(events -> events);
  }

  @Override
  public Mono<Boolean> replay(SubscriptionKey key, UUID event) {
    return one(key, REPLAY, event);
  }

  @Override
  public Mono<Long> replayAll(SubscriptionKey key) {
    return all(key, REPLAY_ALL);
  }

  @Override
  public Mono<Boolean> drop(SubscriptionKey key, UUID event) {
    return one(key, DROP, event);
  }

  @Override
  public Mono<Long> dropAll(SubscriptionKey key) {
    return all(key, DROP_ALL);
  }

  private Mono<Boolean> one(SubscriptionKey key, String sql, UUID event) {
    return scope
        .inTenant(key.tenant(), () -> statement(key, sql).bind(2, event).fetch().rowsUpdated())
        .map(changed -> changed > 0);
  }

  private Mono<Long> all(SubscriptionKey key, String sql) {
    return scope.inTenant(key.tenant(), () -> statement(key, sql).fetch().rowsUpdated());
  }

  private GenericExecuteSpec statement(SubscriptionKey key, String sql) {
    return client.sql(sql).bind(0, key.tenant().value()).bind(1, key.id().value());
  }

  private static DeadEvent read(Readable row) {
    return new DeadEvent(
        required(row, "event_id", UUID.class),
        required(row, "type", String.class),
        required(row, "at", Instant.class),
        required(row, "attempts", Integer.class),
        required(row, "last_code", String.class));
  }
}
