package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Objects;
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
   * What is shown of those that were chosen: $1 the tenant, $2 the caller, $3 the conversations.
   * Each needs several looks at its transcript, and planning that takes longer than doing it: so it
   * is a statement of its own, whose plan PostgreSQL keeps, since it depends on no tenant's size.
   */
  private static final String SHOWN =
      """
      select c.conversation_id, c.channel_id, ch.kind, c.contact_id, co.name, c.handler, c.handler_name,
             c.handler_since, holder.person_id as holder, holder.name as holder_name, c.last_heard_at,
             c.dialogue ->> 'language' as language, co.blocked_at is not null as blocked,
             aside.until as snoozed_until, labels.ids as labels, c.resolved_at is not null as resolved,
             unread.count as unread, last.at as last_at, last.author as last_author, last.content as last_content,
             waiting.since as waiting_since, %s as sorted_by
      from conversation c
      join channel ch on ch.tenant_id = c.tenant_id and ch.channel_id = c.channel_id
      join contact co on co.tenant_id = c.tenant_id and co.contact_id = c.contact_id
      left join membership holder on holder.tenant_id = c.tenant_id and holder.person_id::text = c.handler_name
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
      where c.tenant_id = $1 and c.conversation_id = any($3)
      """;

  private static final String SHOWN_BY_HEARING = SHOWN.formatted(ChosenConversations.HEARD);

  /** Whoever has ceased to wait since they were chosen is left out. */
  private static final String SHOWN_BY_WAITING =
      SHOWN.formatted(ChosenConversations.WAITING) + " and c.handler_since is not null";

  /**
   * Which conversations are on a page is planned each time, by the tenant and by what was asked: a
   * plan for whatever tenant takes it for one of average size, and sorts all that a large one has.
   */
  private static final String PLAN_ANEW = "set local plan_cache_mode = force_custom_plan";

  private static final String PLAN_AS_USUAL = "set local plan_cache_mode = auto";

  private static final String RAREST = "select conversations_to_search($1, $2, $3, $4) as found";

  /** Of so many, each can be looked at and put in order in a moment. */
  private static final int RARE = 500;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final FoundLines lines;

  PostgresInbox(DatabaseClient client, TenantScope scope, FoundLines lines) {
    this.client = client;
    this.scope = scope;
    this.lines = lines;
  }

  /** One more than the page holds, where there are more. */
  Mono<List<ConversationView>> list(Caller caller, InboxQuery query) {
    return scope.inTenant(
        caller.tenant(),
        () -> chosen(caller.tenant(), query).flatMap(ids -> page(caller, query, ids)));
  }

  /** Empty when the tenant has no such conversation. */
  Mono<ConversationView> find(Caller caller, UUID conversation) {
    return scope.inTenant(
        caller.tenant(), () -> shown(SHOWN_BY_HEARING, caller, List.of(conversation)).one());
  }

  private Mono<List<UUID>> chosen(TenantId tenant, InboxQuery query) {
    return client
        .sql(PLAN_ANEW)
        .then()
        .then(
            Mono.defer(
                () -> query.search().isEmpty() ? ids(tenant, query, null) : search(tenant, query)))
        .delayUntil(_ -> client.sql(PLAN_AS_USUAL).then());
  }

  private Mono<List<UUID>> search(TenantId tenant, InboxQuery query) {
    var ranges = query.search();
    var low = ranges.stream().map(SearchTerms.Range::low).toArray(String[]::new);
    var high = ranges.stream().map(SearchTerms.Range::high).toArray(String[]::new);
    return rarest(tenant, low, high)
        .flatMap(among -> ids(tenant, query, among))
        .switchIfEmpty(Mono.defer(() -> ids(tenant, query, null)));
  }

  /** Empty where every word, and all of them together, were said in many. */
  private Mono<UUID[]> rarest(TenantId tenant, String[] low, String[] high) {
    return client
        .sql(RAREST)
        .bind(0, tenant.value())
        .bind(1, low)
        .bind(2, high)
        .bind(3, RARE)
        .map(row -> Optional.ofNullable(row.get("found", UUID[].class)))
        .one()
        .flatMap(Mono::justOrEmpty);
  }

  private Mono<List<UUID>> ids(TenantId tenant, InboxQuery query, UUID @Nullable [] among) {
    return ChosenConversations.page(tenant, query, among)
        .statement(client)
        .mapValue(UUID.class)
        .all()
        .collectList();
  }

  /** In the order in which they were chosen. */
  private Mono<List<ConversationView>> page(Caller caller, InboxQuery query, List<UUID> ids) {
    if (ids.isEmpty()) {
      return Mono.just(List.of());
    }
    var sql = query.longestWaitingFirst() ? SHOWN_BY_WAITING : SHOWN_BY_HEARING;
    return shown(sql, caller, ids)
        .all()
        .collectMap(ConversationView::id)
        .map(shown -> ids.stream().map(shown::get).filter(Objects::nonNull).toList())
        .flatMap(page -> withLines(caller, query, page));
  }

  /** What was searched for is shown where it was said. */
  private Mono<List<ConversationView>> withLines(
      Caller caller, InboxQuery query, List<ConversationView> page) {
    return query.search().isEmpty() ? Mono.just(page) : lines.tell(caller, page, query.search());
  }

  private RowsFetchSpec<ConversationView> shown(String sql, Caller caller, List<UUID> ids) {
    return client
        .sql(sql)
        .bind(0, caller.tenant().value())
        .bind(1, caller.person().value())
        .bind(2, ids.toArray(UUID[]::new))
        .map(InboxRows::conversation);
  }
}
