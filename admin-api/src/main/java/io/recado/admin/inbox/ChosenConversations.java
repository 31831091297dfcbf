package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * The conversations of one page, in their order: a statement that names no more than was asked, so
 * that PostgreSQL plans it by that. {@code $1} is the tenant and {@code $2} the caller.
 */
final class ChosenConversations {

  private static final String HEARD = "coalesce(c.last_heard_at, c.created_at)";
  private static final String WAITING = "c.handler_since";

  /** Resolved is what nobody holds and nobody has written to since. */
  static final String RESOLVED =
      """
      (c.handler = 'bot' and done.resolved_at is not null and not exists (
        select from message m where m.tenant_id = c.tenant_id and m.conversation_id = c.conversation_id
          and m.at > done.resolved_at and m.author = 'customer'))\
      """;

  private static final String SNOOZED =
      """
      exists (
        select from conversation_snooze aside
        where aside.tenant_id = c.tenant_id and aside.conversation_id = c.conversation_id and aside.until > now())\
      """;

  private static final String RESOLUTION =
      """
       left join inbox_resolution done on done.tenant_id = c.tenant_id and done.conversation_id = c.conversation_id
      """;

  /** Of the ranges of words {@code typed} there is none of which none was said. */
  private static final String SAID =
      """
      ::text[]) typed (low, high)
        where not exists (
          select from conversation_word w
          where w.tenant_id = c.tenant_id and w.conversation_id = c.conversation_id
            and w.word >= typed.low collate "C" and w.word < typed.high collate "C"))\
      """;

  private final StringBuilder conditions = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final InboxQuery query;

  private ChosenConversations(Caller caller, InboxQuery query) {
    this.query = query;
    value(caller.tenant().value());
    value(caller.person().value());
  }

  /** One. */
  static ChosenConversations one(Caller caller, UUID conversation) {
    var all = new InboxQuery(null, null, null, null, null, List.of(), null, 1);
    var chosen = new ChosenConversations(caller, all);
    chosen.and("c.conversation_id = ", conversation);
    return chosen;
  }

  /**
   * One more than the page holds, where there are more.
   *
   * @param among to look through no others; null for all
   */
  static ChosenConversations page(Caller caller, InboxQuery query, UUID @Nullable [] among) {
    var chosen = new ChosenConversations(caller, query);
    chosen.narrow();
    if (among != null) {
      chosen.conditions.append(" and c.conversation_id = any(" + chosen.value(among) + ")");
    }
    chosen.said();
    chosen.behind();
    return chosen;
  }

  /** How the rows are to be sorted that are made of them. */
  String order() {
    return query.longestWaitingFirst()
        ? "sorted_by, conversation_id"
        : "sorted_by desc, conversation_id desc";
  }

  /** How many is no parameter: a plan for whatever number would sort all there are. */
  String sql() {
    return "select c.conversation_id, %s as sorted_by from conversation c%s where c.tenant_id = $1%s order by %s limit %d"
        .formatted(
            sortedBy(),
            query.state() == null ? "" : RESOLUTION,
            conditions,
            query.longestWaitingFirst() ? "2, 1" : "2 desc, 1 desc",
            query.size() + 1);
  }

  /**
   * @param sql has this statement in it
   */
  GenericExecuteSpec statement(DatabaseClient client, String sql) {
    var statement = client.sql(sql);
    for (int i = 0; i < values.size(); i++) {
      statement = statement.bind(i, values.get(i));
    }
    return statement;
  }

  private void narrow() {
    and("c.handler = ", InboxRows.handlerCode(query.handler()));
    if (query.handler() != null && query.handler() != HandlerView.Kind.BOT) {
      // As the index has it: what is bound is not always known when it is planned.
      conditions.append(" and c.handler <> 'bot'");
    }
    if (query.person() != null) {
      conditions.append(" and c.handler = 'agent'");
      and("c.handler_name = ", query.person().toString());
    }
    and("c.channel_id = ", query.channel());
    if (query.label() != null) {
      conditions.append(
          " and c.conversation_id in (select conversation_id from conversation_label"
              + " where tenant_id = $1 and label_id = %s)".formatted(value(query.label())));
    }
    if (query.state() != null) {
      conditions.append(
          switch (query.state()) {
            case RESOLVED -> " and " + RESOLVED;
            case SNOOZED -> " and not " + RESOLVED + " and " + SNOOZED;
            case OPEN -> " and not " + RESOLVED + " and not " + SNOOZED;
          });
    }
  }

  private void said() {
    if (!query.search().isEmpty()) {
      var low = value(query.search().stream().map(SearchTerms.Range::low).toArray(String[]::new));
      var high = value(query.search().stream().map(SearchTerms.Range::high).toArray(String[]::new));
      conditions.append(" and not exists (select from unnest(" + low + "::text[], " + high + SAID);
    }
  }

  private void behind() {
    var after = query.after();
    if (after != null) {
      conditions.append(
          " and (%s, c.conversation_id) %s (%s, %s)"
              .formatted(
                  sortedBy(),
                  query.longestWaitingFirst() ? ">" : "<",
                  value(after.at()),
                  value(after.id())));
    }
  }

  private String sortedBy() {
    return query.longestWaitingFirst() ? WAITING : HEARD;
  }

  private void and(String condition, @Nullable Object wanted) {
    if (wanted != null) {
      conditions.append(" and ").append(condition).append(value(wanted));
    }
  }

  private String value(Object value) {
    values.add(value);
    return "$" + values.size();
  }
}
