package io.recado.nudge;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.ConversationId;
import io.recado.database.DispatchDatabase;
import io.recado.live.Wakeups;
import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds requests that were written down by a turn that never ended, and gives their conversations a
 * turn to end them in: the process may have died after the backend did what it was asked, and the
 * repeated turn may have gone another way.
 */
@Component
class FindOrphanedActions implements Job {

  private static final Logger log = LoggerFactory.getLogger(FindOrphanedActions.class);

  /** In one run; more are left to the next. */
  private static final int MOST = 200;

  /** Twice as old as the longest turn: who asked is not at it any more. */
  private static final String IS_ORPHANED =
      "state = 'open' and created_at < now() - interval '2 minutes'";

  private static final String FIND =
      "select distinct tenant_id, conversation_id from action_run where %s limit $1"
          .formatted(IS_ORPHANED);

  /** First, because a turn's commit takes this row first, too. */
  private static final String WAKE =
      """
      update conversation_work set due_at = least(due_at, clock_timestamp())
      where tenant_id = $1 and conversation_id = $2
      """;

  private static final String QUEUE =
      """
      update action_run set state = 'queued', due_at = clock_timestamp()
      where tenant_id = $1 and conversation_id = $2 and %s
      """
          .formatted(IS_ORPHANED);

  private final DatabaseClient database;
  private final DatabaseClient dispatch;
  private final TenantScope scope;
  private final Wakeups wakeups;

  FindOrphanedActions(
      DatabaseClient database, DispatchDatabase dispatch, TenantScope scope, Wakeups wakeups) {
    this.database = database;
    this.dispatch = dispatch.client();
    this.scope = scope;
    this.wakeups = wakeups;
  }

  @Override
  public String name() {
    return "find-orphaned-actions";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Mono<Void> run() {
    return dispatch
        .sql(FIND)
        .bind(0, MOST)
        .map(FindOrphanedActions::key)
        .all()
        .collectList() // The turns' wake-ups hold no connection.
        .flatMapIterable(keys -> keys)
        .concatMap(this::queue)
        .then();
  }

  private Mono<Void> queue(ConversationKey key) {
    return scope
        .inTenant(
            key.tenant(), () -> of(WAKE, key).then().then(of(QUEUE, key).fetch().rowsUpdated()))
        .doOnNext(
            queued ->
                log.warn(
                    "{} requests of conversation {} were left open by a turn; its next turn ends"
                        + " them",
                    queued,
                    key.conversation()))
        .then(wakeups.wake(List.of(new Awaited(key, Duration.ZERO))));
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, ConversationKey key) {
    return database.sql(sql).bind(0, key.tenant().value()).bind(1, key.conversation().value());
  }

  private static ConversationKey key(Readable row) {
    return new ConversationKey(
        new TenantId(required(row, "tenant_id", UUID.class)),
        new ConversationId(required(row, "conversation_id", UUID.class)));
  }
}
