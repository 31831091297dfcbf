package io.recado.nudge;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.audit.SignedChanges;
import io.recado.conversation.ConversationId;
import io.recado.json.JsonText;
import io.recado.live.Wakeups;
import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresQueuedActions implements QueuedActions {

  /** What was given up has an outcome already, and waits for the turn that ends it. */
  private static final String QUEUED =
      "state = 'queued' and outcome is null and ($2::uuid is null or md5(idempotency_key)::uuid ="
          + " $2)";

  private static final String LIST =
      """
      select md5(idempotency_key)::uuid as id, conversation_id, request -> 'action' ->> 'value' as action, attempts,
             created_at, due_at
      from action_run
      where tenant_id = $1 and state = 'queued' and outcome is null
        and ($2::timestamptz is null or (created_at, md5(idempotency_key)::uuid) < ($2, $3))
      order by created_at desc, id desc limit $4
      """;

  /**
   * First, because a turn's commit takes this row first, too; and in the order in which recording
   * what came in takes several. Of more than are changed at once, those that wait longest yet: what
   * was had tried before comes last when somebody asks again.
   */
  private static final String HOLD =
      """
      select w.conversation_id from conversation_work w
      where w.tenant_id = $1 and w.conversation_id = any(array(
        select conversation_id from action_run where tenant_id = $1 and %s
        order by due_at desc nulls first limit $3))
      order by w.conversation_id for update
      """
          .formatted(QUEUED);

  private static final String WAKE =
      """
      update conversation_work set due_at = least(due_at, clock_timestamp())
      where tenant_id = $1 and conversation_id = any($2)
      """;

  private static final String CHANGE =
      """
      update action_run set due_at = clock_timestamp(), outcome = $3
      where tenant_id = $1 and %s and conversation_id = any($4)
      returning conversation_id
      """
          .formatted(QUEUED);

  /** In one transaction; whoever wants more asks again. */
  private static final int MOST = 1000;

  private final DatabaseClient database;
  private final TenantScope scope;
  private final SignedChanges changes;
  private final Wakeups wakeups;

  PostgresQueuedActions(
      DatabaseClient database, TenantScope scope, SignedChanges changes, Wakeups wakeups) {
    this.database = database;
    this.scope = scope;
    this.changes = changes;
    this.wakeups = wakeups;
  }

  @Override
  public Flux<QueuedAction> list(TenantId tenant, @Nullable Place after, int limit) {
    var statement = database.sql(LIST).bind(0, tenant.value());
    statement = bind(statement, 1, Instant.class, after == null ? null : after.createdAt());
    statement = bind(statement, 2, UUID.class, after == null ? null : after.id());
    var page = statement.bind(3, limit).map(PostgresQueuedActions::read).all();
    return scope.inTenant(tenant, page::collectList).flatMapIterable(actions -> actions);
  }

  @Override
  public Mono<Long> retry(TenantId tenant, @Nullable UUID id, String by) {
    return change(tenant, id, by, null);
  }

  @Override
  public Mono<Long> drop(TenantId tenant, @Nullable UUID id, String by) {
    return change(tenant, id, by, new ActionOutcome.Rejected(DROPPED));
  }

  private Mono<Long> change(
      TenantId tenant, @Nullable UUID id, String by, @Nullable ActionOutcome outcome) {
    return changes
        .by(tenant, by, () -> change(tenant, id, outcome).collectList())
        .flatMap(changed -> wake(tenant, changed).thenReturn((long) changed.size()));
  }

  private Flux<UUID> change(TenantId tenant, @Nullable UUID id, @Nullable ActionOutcome outcome) {
    return hold(tenant, id)
        .flatMapMany(
            held ->
                database
                    .sql(WAKE)
                    .bind(0, tenant.value())
                    .bind(1, held)
                    .then()
                    .thenMany(change(tenant, id, outcome, held)));
  }

  private Mono<UUID[]> hold(TenantId tenant, @Nullable UUID id) {
    return of(HOLD, tenant, id)
        .bind(2, MOST)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .map(held -> held.toArray(UUID[]::new));
  }

  private Flux<UUID> change(
      TenantId tenant, @Nullable UUID id, @Nullable ActionOutcome outcome, UUID[] held) {
    var changed = of(CHANGE, tenant, id).bind(3, held);
    var column =
        outcome == null
            ? changed.bindNull(2, Json.class)
            : changed.bind(2, JsonText.column(outcome));
    return column.mapValue(UUID.class).all();
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, @Nullable UUID id) {
    return bind(database.sql(sql).bind(0, tenant.value()), 1, UUID.class, id);
  }

  private Mono<Void> wake(TenantId tenant, List<UUID> conversations) {
    return wakeups.wake(
        conversations.stream()
            .distinct()
            .map(id -> new ConversationKey(tenant, new ConversationId(id)))
            .map(key -> new Awaited(key, Duration.ZERO))
            .toList());
  }

  private static QueuedAction read(Readable row) {
    return new QueuedAction(
        required(row, "id", UUID.class),
        new ConversationId(required(row, "conversation_id", UUID.class)),
        new ActionName(required(row, "action", String.class)),
        required(row, "attempts", Integer.class),
        required(row, "created_at", Instant.class),
        required(row, "due_at", Instant.class));
  }
}
