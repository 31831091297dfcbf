package io.recado.admin.inbox;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.recado.admin.access.Caller;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Turns as their readings tell of them. A turn in which a one-time code was waited for has left
 * none (decision 0039), so nothing of it is shown.
 */
@Repository
class PostgresTurnTrace {

  private static final String TURNS =
      """
      select reading_id, at, language, doubt, message_ids, content, action_keys from reading
      where tenant_id = $1 and conversation_id = $2
        and ($3::timestamptz is null or (at, reading_id) < ($3, $4))
      order by at desc, reading_id desc limit $5
      """;

  private static final String ACTIONS =
      """
      select idempotency_key, request -> 'action' ->> 'value' as action, state, attempts, outcome, created_at, ended_at
      from action_run
      where tenant_id = $1 and conversation_id = $2 and idempotency_key = any($3)
      """;

  private static final String EXISTS =
      "select 1 from conversation where tenant_id = $1 and conversation_id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTurnTrace(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** The latest first; empty when the tenant has no such conversation. */
  Mono<Page<TurnView>> of(Caller caller, UUID conversation, @Nullable Cursor before, int size) {
    return scope.inTenant(
        caller.tenant(),
        () ->
            about(caller, conversation, EXISTS)
                .fetch()
                .one()
                .flatMap(there -> turns(caller, conversation, before, size + 1))
                .flatMap(turns -> withActions(caller, conversation, turns))
                .map(found -> Page.of(found, size, turn -> new Cursor(turn.at(), turn.id()))));
  }

  private Mono<List<TurnRows.Read>> turns(
      Caller caller, UUID conversation, @Nullable Cursor before, int most) {
    var statement = about(caller, conversation, TURNS);
    statement = bind(statement, 2, Instant.class, before == null ? null : before.at());
    statement = bind(statement, 3, UUID.class, before == null ? null : before.id());
    return statement.bind(4, most).map(TurnRows::read).all().collectList();
  }

  private Mono<List<TurnView>> withActions(
      Caller caller, UUID conversation, List<TurnRows.Read> turns) {
    var keys = turns.stream().flatMap(turn -> turn.actions().stream()).toArray(String[]::new);
    return actions(caller, conversation, keys)
        .map(actions -> turns.stream().map(turn -> turn.with(done(turn, actions))).toList());
  }

  /** A request that is kept no longer is not shown. */
  private static List<ActionView> done(TurnRows.Read turn, Map<String, ActionView> actions) {
    return turn.actions().stream().flatMap(key -> Stream.ofNullable(actions.get(key))).toList();
  }

  private Mono<Map<String, ActionView>> actions(Caller caller, UUID conversation, String[] keys) {
    return about(caller, conversation, ACTIONS)
        .bind(2, keys)
        .map(
            row -> Map.entry(required(row, "idempotency_key", String.class), InboxRows.action(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private DatabaseClient.GenericExecuteSpec about(Caller caller, UUID conversation, String sql) {
    return client.sql(sql).bind(0, caller.tenant().value()).bind(1, conversation);
  }
}
