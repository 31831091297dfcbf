package io.recado.admin.inbox;

import static io.recado.database.Columns.bind;

import io.recado.admin.access.Caller;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The conversations of the inbox, read from what the data plane keeps. */
@Repository
class PostgresInbox {

  /** Resolved is what nobody holds and nobody has written to since. */
  private static final String RESOLVED =
      """
      (c.handler = 'bot' and done.resolved_at is not null and not exists (
        select from message m where m.tenant_id = c.tenant_id and m.conversation_id = c.conversation_id
          and m.at > done.resolved_at and m.author = 'customer'))\
      """;

  private static final String CONVERSATIONS =
      """
      select c.conversation_id, c.channel_id, ch.kind, c.contact_id, co.name, c.handler, c.handler_name,
             c.handler_since, holder.person_id as holder, holder.name as holder_name, c.last_heard_at,
             c.dialogue ->> 'language' as language, co.blocked_at is not null as blocked,
             aside.until as snoozed_until, labels.ids as labels, %1$s as resolved, unread.count as unread, last.at as last_at, last.author as last_author,
             last.content as last_content, waiting.since as waiting_since, %2$s as sorted_by
      from conversation c
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
      where c.tenant_id = $1
      """;

  private static final String HEARD = "coalesce(c.last_heard_at, c.created_at)";
  private static final String ALL = CONVERSATIONS.formatted(RESOLVED, HEARD);

  private static final String NARROWED =
      """
        and ($3::text is null or c.handler = $3)
        and ($4::text is null or c.handler = 'agent' and c.handler_name = $4)
        and ($5::uuid is null or c.channel_id = $5)
        and ($6::text is null or
             $6 = case when %1$s then 'RESOLVED' when aside.until is not null then 'SNOOZED' else 'OPEN' end)
        and %6$s
        and ($8::timestamptz is null or (%2$s, c.conversation_id) %3$s ($8, $9))
        %5$s
      order by %2$s %4$s, c.conversation_id %4$s limit $10
      """;

  private static final String ANY_LABEL = "$7::uuid is null";

  private static final String LABELLED =
      """
      c.conversation_id in (
        select conversation_id from conversation_label where tenant_id = $1 and label_id = $7)\
      """;

  private static final String ONE = ALL + " and c.conversation_id = $3";

  /** All that was typed was said. */
  private static final String SAID =
      """
      and not exists (
        select from unnest($11::text[], $12::text[]) typed (low, high)
        where not exists (
          select from conversation_word w
          where w.tenant_id = c.tenant_id and w.conversation_id = c.conversation_id
            and w.word >= typed.low collate "C" and w.word < typed.high collate "C"))\
      """;

  /** What a rare word was said in is looked at alone. */
  private static final String SAID_AMONG = SAID + " and c.conversation_id = any($13)";

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
        () -> query.search().isEmpty() ? all(page(caller, query, "")) : search(caller, query));
  }

  /** Empty when the tenant has no such conversation. */
  Mono<ConversationView> find(Caller caller, UUID conversation) {
    var found =
        client
            .sql(ONE)
            .bind(0, caller.tenant().value())
            .bind(1, caller.person().value())
            .bind(2, conversation)
            .map(InboxRows::conversation);
    return scope.inTenant(caller.tenant(), found::one);
  }

  private Mono<List<ConversationView>> search(Caller caller, InboxQuery query) {
    var ranges = query.search();
    var low = ranges.stream().map(SearchTerms.Range::low).toArray(String[]::new);
    var high = ranges.stream().map(SearchTerms.Range::high).toArray(String[]::new);
    return rarest(caller, low, high)
        .flatMap(
            among ->
                all(page(caller, query, SAID_AMONG).bind(10, low).bind(11, high).bind(12, among)))
        .switchIfEmpty(
            Mono.defer(() -> all(page(caller, query, SAID).bind(10, low).bind(11, high))));
  }

  /** Empty where every word was said in many. */
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

  private static Mono<List<ConversationView>> all(GenericExecuteSpec statement) {
    return statement.map(InboxRows::conversation).all().collectList();
  }

  private GenericExecuteSpec page(Caller caller, InboxQuery query, String said) {
    var after = query.after();
    var statement =
        client
            .sql(sql(query, said))
            .bind(0, caller.tenant().value())
            .bind(1, caller.person().value());
    statement = bind(statement, 2, String.class, InboxRows.handlerCode(query.handler()));
    statement = bind(statement, 3, String.class, text(query.person()));
    statement = bind(statement, 4, UUID.class, query.channel());
    statement = bind(statement, 5, String.class, name(query.state()));
    statement = bind(statement, 6, UUID.class, query.label());
    statement = bind(statement, 7, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 8, UUID.class, after == null ? null : after.id());
    return statement.bind(9, query.size() + 1);
  }

  private static String sql(InboxQuery query, String said) {
    var labelled = query.label() == null ? ANY_LABEL : LABELLED;
    return query.longestWaitingFirst()
        ? CONVERSATIONS.formatted(RESOLVED, "c.handler_since")
            + NARROWED.formatted(RESOLVED, "c.handler_since", ">", "asc", said, labelled)
        : ALL + NARROWED.formatted(RESOLVED, HEARD, "<", "desc", said, labelled);
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  private static @Nullable String name(InboxQuery.@Nullable State state) {
    return state == null ? null : state.name();
  }
}
