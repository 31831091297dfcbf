package io.recado.actions.access;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresRestores implements Restores {

  private static final String DUE =
      """
      select tenant_id, subscription_id, cause from service_restore
      where state = 'due' and due_at <= clock_timestamp() order by due_at limit 50
      """;

  private static final String FIND =
      """
      select r.conversation_id, r.language, s.state, s.access_id, n.name as access_name,
        r.created_at < clock_timestamp() - interval '1 day' as waited,
        exists (select from invoice i
                where i.tenant_id = s.tenant_id and i.customer_id = s.customer_id and i.state = 'open'
                  and i.due_on < (now() at time zone t.time_zone)::date
                  and outstanding(i.tenant_id, i.invoice_id) > 0) as owes_again
      from service_restore r
      join subscription s on s.tenant_id = r.tenant_id and s.subscription_id = r.subscription_id
      join network_node n on n.tenant_id = s.tenant_id and n.node_id = s.access_id
      join tenant t on t.tenant_id = r.tenant_id
      where r.tenant_id = $1 and r.subscription_id = $2 and r.cause = $3 and r.state = 'due'
      """;

  private static final String END =
      """
      update service_restore set state = $4, due_at = null, ended_at = clock_timestamp()
      where tenant_id = $1 and subscription_id = $2 and cause = $3 and state = 'due'
      """;

  private static final String SWITCHED_ON =
      """
      update subscription set state = 'active'
      where tenant_id = $1 and subscription_id = $2 and state = 'suspended'
      """;

  private static final String EVENT =
      """
      insert into business_event (tenant_id, event_id, kind, subject, cause)
      values ($1, gen_random_uuid(), $4, $2, $3) on conflict do nothing
      """;

  private static final String LATER =
      """
      update service_restore set tries = tries + 1,
        due_at = clock_timestamp() + least(interval '20 minutes', interval '15 s' * power(2, least(tries, 8)))
      where tenant_id = $1 and subscription_id = $2 and cause = $3 and state = 'due'
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresRestores(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Flux<RestoreKey> due() {
    return dispatch
        .sql(DUE)
        .map(PostgresRestores::key)
        .all()
        .collectList()
        .flatMapIterable(all -> all);
  }

  @Override
  public Mono<Restore> find(RestoreKey key) {
    return scope.inTenant(key.tenant(), () -> of(FIND, key).map(row -> restore(key, row)).one());
  }

  @Override
  public Mono<Boolean> done(RestoreKey key) {
    return scope.inTenant(
        key.tenant(),
        () ->
            end(key, "done")
                .filter(ended -> ended)
                .flatMap(
                    _ -> switchedOn(key).then(event(key, "service_restored")).thenReturn(true)));
  }

  @Override
  public Mono<Boolean> left(RestoreKey key) {
    return scope.inTenant(
        key.tenant(),
        () ->
            end(key, "left")
                .filter(ended -> ended)
                .flatMap(_ -> event(key, "restore_failed").thenReturn(true)));
  }

  @Override
  public Mono<Void> later(RestoreKey key) {
    return scope.inTenant(key.tenant(), () -> of(LATER, key).then());
  }

  private Mono<Boolean> end(RestoreKey key, String state) {
    return of(END, key).bind(3, state).fetch().rowsUpdated().map(rows -> rows > 0);
  }

  private Mono<Void> switchedOn(RestoreKey key) {
    return client.sql(SWITCHED_ON).bind(0, key.tenant().value()).bind(1, key.subscription()).then();
  }

  private Mono<Void> event(RestoreKey key, String kind) {
    return of(EVENT, key).bind(3, kind).then();
  }

  private GenericExecuteSpec of(String sql, RestoreKey key) {
    return client
        .sql(sql)
        .bind(0, key.tenant().value())
        .bind(1, key.subscription())
        .bind(2, key.cause());
  }

  private static RestoreKey key(Readable row) {
    return new RestoreKey(
        new TenantId(required(row, "tenant_id", UUID.class)),
        required(row, "subscription_id", UUID.class),
        required(row, "cause", UUID.class));
  }

  private static Restore restore(RestoreKey key, Readable row) {
    var conversation = row.get("conversation_id", UUID.class);
    return new Restore(
        key,
        required(row, "access_id", UUID.class),
        required(row, "access_name", String.class),
        ServiceState.valueOf(required(row, "state", String.class).toUpperCase(Locale.ROOT)),
        required(row, "owes_again", Boolean.class),
        required(row, "waited", Boolean.class),
        conversation == null
            ? null
            : new Told(
                new ConversationId(conversation),
                Language.ofTag(required(row, "language", String.class)).orElseThrow()));
  }
}
