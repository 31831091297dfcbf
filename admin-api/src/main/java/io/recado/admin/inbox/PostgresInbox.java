package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.RowsFetchSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The conversations of the inbox, read from what the data plane keeps. */
@Repository
class PostgresInbox {

  /**
   * What is shown of those that were chosen. It is looked up for no others: each needs several
   * looks at its transcript.
   */
  private static final String SHOWN =
      """
      )
      select c.conversation_id, c.channel_id, ch.kind, c.contact_id, co.name, c.handler, c.handler_name,
             c.handler_since, holder.person_id as holder, holder.name as holder_name, c.last_heard_at,
             c.dialogue ->> 'language' as language, co.blocked_at is not null as blocked,
             aside.until as snoozed_until, labels.ids as labels,
      """
          + ChosenConversations.RESOLVED
          + """
       as resolved, unread.count as unread, last.at as last_at, last.author as last_author,
             last.content as last_content, waiting.since as waiting_since, chosen.sorted_by
      from chosen
      join conversation c on c.tenant_id = $1 and c.conversation_id = chosen.conversation_id
      join channel ch on ch.tenant_id = c.tenant_id and ch.channel_id = c.channel_id
      join contact co on co.tenant_id = c.tenant_id and co.contact_id = c.contact_id
      left join membership holder on holder.tenant_id = c.tenant_id and holder.person_id::text = c.handler_name
      left join inbox_resolution done on done.tenant_id = c.tenant_id and done.conversation_id = c.conversation_id
      left join conversation_snooze aside on aside.tenant_id = c.tenant_id and aside.conversation_id = c.conversation_id
        and aside.until > now()
      left join inbox_reading seen on seen.tenant_id = c.tenant_id and seen.person_id = $2
        and seen.conversation_id = c.conversation_id
      left join lateral (
        select coalesce(array_agg(l.label_id), '{}') as ids from conversation_label l
        where l.tenant_id = c.tenant_id and l.conversation_id = c.conversation_id) labels on true
      left join lateral (
        select m.at, m.author, m.content from message m
        where m.tenant_id = c.tenant_id and m.conversation_id = c.conversation_id
        order by m.at desc, m.message_id desc limit 1) last on true
      left join lateral (
        select count(*)::int as count from (
          select from message m
          where m.tenant_id = c.tenant_id and m.conversation_id = c.conversation_id and m.author = 'customer'
            and m.at > coalesce(seen.read_until, '-infinity') limit 100) news) unread on true
      left join lateral (
        select case c.handler when 'queue' then c.handler_since when 'agent' then (
          select min(m.at) from message m
          where m.tenant_id = c.tenant_id and m.conversation_id = c.conversation_id and m.author = 'customer'
            and m.at > coalesce((
              select max(a.at) from message a
              where a.tenant_id = c.tenant_id and a.conversation_id = c.conversation_id and a.author = 'agent'),
              c.handler_since)) end as since) waiting on true
      order by
      """;

  private static final String RAREST = "select conversations_to_search($1, $2, $3, $4) as found";

  /** Of so many, each can be looked at and put in order in a moment. */
  private static final int RARE = 500;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresInbox(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** One more than the page holds, where there are more. */
  Mono<List<ConversationView>> list(Caller caller, InboxQuery query) {
    return scope.inTenant(
        caller.tenant(),
        () -> query.search().isEmpty() ? page(caller, query, null) : search(caller, query));
  }

  /** Empty when the tenant has no such conversation. */
  Mono<ConversationView> find(Caller caller, UUID conversation) {
    var found = shown(ChosenConversations.one(caller, conversation));
    return scope.inTenant(caller.tenant(), found::one);
  }

  private Mono<List<ConversationView>> search(Caller caller, InboxQuery query) {
    var ranges = query.search();
    var low = ranges.stream().map(SearchTerms.Range::low).toArray(String[]::new);
    var high = ranges.stream().map(SearchTerms.Range::high).toArray(String[]::new);
    return rarest(caller, low, high)
        .flatMap(among -> page(caller, query, among))
        .switchIfEmpty(Mono.defer(() -> page(caller, query, null)));
  }

  /** Empty where every word, and all of them together, were said in many. */
  private Mono<UUID[]> rarest(Caller caller, String[] low, String[] high) {
    return client
        .sql(RAREST)
        .bind(0, caller.tenant().value())
        .bind(1, low)
        .bind(2, high)
        .bind(3, RARE)
        .map(row -> Optional.ofNullable(row.get("found", UUID[].class)))
        .one()
        .flatMap(Mono::justOrEmpty);
  }

  private Mono<List<ConversationView>> page(
      Caller caller, InboxQuery query, UUID @Nullable [] among) {
    return shown(ChosenConversations.page(caller, query, among)).all().collectList();
  }

  private RowsFetchSpec<ConversationView> shown(ChosenConversations chosen) {
    var sql = "with chosen as materialized (" + chosen.sql() + SHOWN + chosen.order();
    return chosen.statement(client, sql).map(InboxRows::conversation);
  }
}
