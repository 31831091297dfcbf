package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
   * Each is looked up by itself, and its channel and contact are joined as if it might have none: a
   * plan that began with a channel, or took all identifiers together, would go through all of a
   * large tenant's conversations.
   */
  private static final String SHOWN =
      """
      select c.conversation_id, c.channel_id, ch.kind, c.contact_id, co.name, c.handler, c.handler_name,
             c.handler_since, holder.person_id as holder, holder.name as holder_name, c.last_heard_at,
             given.conversation_id is not null as given, giver.name as giver_name,
             c.dialogue ->> 'language' as language, co.blocked_at is not null as blocked,
             aside.until as snoozed_until, labels.ids as labels, c.resolved_at is not null as resolved,
             unread.count as unread, last.at as last_at, last.author as last_author, last.content as last_content,
             waiting.since as waiting_since, promised.number as ticket, promised.answer_due as ticket_due,
             %s as sorted_by
      from unnest($3::uuid[]) chosen (id)
      join conversation c on c.tenant_id = $1 and c.conversation_id = chosen.id
      left join channel ch on ch.tenant_id = c.tenant_id and ch.channel_id = c.channel_id
      left join contact co on co.tenant_id = c.tenant_id and co.contact_id = c.contact_id
      left join membership holder on holder.tenant_id = c.tenant_id and holder.person_id::text = c.handler_name
      left join given_conversation given
        on given.tenant_id = c.tenant_id and given.conversation_id = c.conversation_id
      left join membership giver on giver.tenant_id = c.tenant_id and giver.person_id::text = given.given_by
      left join conversation_snooze aside on aside.tenant_id = c.tenant_id and aside.conversation_id = c.conversation_id
        and aside.until > now()
      left join inbox_reading seen on seen.tenant_id = c.tenant_id and seen.person_id = $2
        and seen.conversation_id = c.conversation_id
      left join desk_wait wait on wait.tenant_id = c.tenant_id and wait.conversation_id = c.conversation_id
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
        select case c.handler when 'queue' then c.handler_since when 'agent' then coalesce(wait.waiting_since, (
          select min(m.at) from message m
          where m.tenant_id = c.tenant_id and m.conversation_id = c.conversation_id and m.author = 'customer'
            and m.at > coalesce((
              select max(a.at) from message a
              where a.tenant_id = c.tenant_id and a.conversation_id = c.conversation_id and a.author = 'agent'),
              c.handler_since))) end as since) waiting on true
      left join lateral (
        select t.number, t.answer_due from ticket t
        where waiting.since is not null and t.tenant_id = c.tenant_id and t.contact_id = c.contact_id
          and t.conversation_id = c.conversation_id and t.answer_due is not null
          and t.answered_at is null and t.closed_at is null
          and not exists (
            select from message m
            where m.tenant_id = c.tenant_id and m.conversation_id = c.conversation_id and m.author = 'agent'
              and m.at > t.opened_at)
        order by t.answer_due limit 1) promised on true
      """;

  private static final String SHOWN_BY_HEARING = SHOWN.formatted(ChosenConversations.HEARD);

  /** Whoever has ceased to wait since they were chosen is left out. */
  private static final String SHOWN_BY_WAITING =
      SHOWN.formatted(ChosenConversations.WAITING) + " where c.handler_since is not null";

  /**
   * Which conversations are on a page is planned each time, by the tenant and by what was asked: a
   * plan for whatever tenant takes it for one of average size, and sorts all that a large one has.
   */
  private static final String PLAN_ANEW = "set local plan_cache_mode = force_custom_plan";

  /** PostgreSQL by itself would plan what is shown each time, for the few that it then looks up. */
  private static final String KEEP_PLANS = "set local plan_cache_mode = force_generic_plan";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final FoundConversations found;
  private final FoundLines lines;
  private final AnswersDue due;

  PostgresInbox(
      DatabaseClient client,
      TenantScope scope,
      FoundConversations found,
      FoundLines lines,
      AnswersDue due) {
    this.client = client;
    this.scope = scope;
    this.found = found;
    this.lines = lines;
    this.due = due;
  }

  /** One more than the page holds, where there are more. */
  Mono<List<ConversationView>> list(Caller caller, InboxQuery query) {
    return scope.inTenant(
        caller.tenant(),
        () -> chosen(caller.tenant(), query).flatMap(ids -> page(caller, query, ids)));
  }

  /** Empty when the tenant has no such conversation. */
  Mono<ConversationView> find(Caller caller, UUID conversation) {
    var found =
        shown(SHOWN_BY_HEARING, caller, List.of(conversation))
            .one()
            .flatMap(one -> due.tell(caller.tenant(), List.of(one)).map(List::getFirst));
    return scope.inTenant(caller.tenant(), () -> client.sql(KEEP_PLANS).then().then(found));
  }

  private Mono<List<UUID>> chosen(TenantId tenant, InboxQuery query) {
    return client
        .sql(PLAN_ANEW)
        .then()
        .then(Mono.defer(() -> ids(tenant, query)))
        .delayUntil(_ -> client.sql(KEEP_PLANS).then());
  }

  private Mono<List<UUID>> ids(TenantId tenant, InboxQuery query) {
    return query.search().isEmpty()
        ? ChosenConversations.page(tenant, query)
            .statement(client)
            .mapValue(UUID.class)
            .all()
            .collectList()
        : found.page(tenant, query);
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
        .flatMap(page -> due.tell(caller.tenant(), page))
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
