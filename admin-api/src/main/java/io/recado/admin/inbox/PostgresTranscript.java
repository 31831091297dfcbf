package io.recado.admin.inbox;

import static io.recado.database.Columns.bind;

import io.recado.admin.access.Caller;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What was said and done in one conversation. */
@Repository
class PostgresTranscript {

  private static final String MESSAGES =
      """
      select m.message_id, m.at, m.author, m.content, m.content ->> 'by' as person, o.state, o.error_code, r.status,
             f.state as file_state, f.type as file_type, f.size as file_size
      from message m
      left join received_file f on f.tenant_id = m.tenant_id and f.conversation_id = m.conversation_id
        and f.message_id = m.message_id
      left join outbox o on o.tenant_id = m.tenant_id and o.outbox_id = m.message_id
      left join lateral (
        select d.status from delivery_receipt d
        where d.tenant_id = o.tenant_id and (d.opaque_id = o.outbox_id::text
              or d.channel_id = o.channel_id and d.message_id = o.provider_message_id)
        order by d.rank desc limit 1) r on true
      where m.tenant_id = $1 and m.conversation_id = $2
        and ($3::timestamptz is null or (m.at, m.message_id) < ($3, $4))
      order by m.at desc, m.message_id desc limit $5
      """;

  private static final String ACTIONS =
      """
      select request -> 'action' ->> 'value' as action, state, attempts, outcome, created_at, ended_at from action_run
      where tenant_id = $1 and conversation_id = $2
      order by created_at desc limit 100
      """;

  private static final String EXISTS =
      "select 1 from conversation where tenant_id = $1 and conversation_id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTranscript(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** Newest first; empty when the tenant has no such conversation. */
  Mono<Page<MessageView>> messages(
      Caller caller, UUID conversation, @Nullable Cursor before, int size) {
    var statement = about(caller, conversation, MESSAGES);
    statement = bind(statement, 2, Instant.class, before == null ? null : before.at());
    statement = bind(statement, 3, UUID.class, before == null ? null : before.id());
    var lines = statement.bind(4, size + 1).map(InboxRows::message).all().collectList();
    return scope.inTenant(
        caller.tenant(),
        () ->
            ifThere(caller, conversation, lines)
                .map(found -> Page.of(found, size, line -> new Cursor(line.at(), line.id()))));
  }

  /** Made last first; empty when the tenant has no such conversation. */
  Mono<List<ActionView>> actions(Caller caller, UUID conversation) {
    var actions = about(caller, conversation, ACTIONS).map(InboxRows::action).all().collectList();
    return scope.inTenant(caller.tenant(), () -> ifThere(caller, conversation, actions));
  }

  private <T> Mono<T> ifThere(Caller caller, UUID conversation, Mono<T> answer) {
    return about(caller, conversation, EXISTS).fetch().one().flatMap(there -> answer);
  }

  private DatabaseClient.GenericExecuteSpec about(Caller caller, UUID conversation, String sql) {
    return client.sql(sql).bind(0, caller.tenant().value()).bind(1, conversation);
  }
}
