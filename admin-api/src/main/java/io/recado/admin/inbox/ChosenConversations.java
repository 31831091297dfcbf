package io.recado.admin.inbox;

import io.recado.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * The conversations of one page, in their order: a statement that names no more than was asked, so
 * that PostgreSQL plans it by that. {@code $1} is the tenant.
 */
final class ChosenConversations {

  static final String HEARD = "c.heard_at";
  static final String WAITING = "c.handler_since";

  private static final String IN_ORDER_OF_HEARING = HEARD + " desc, c.conversation_id desc";
  private static final String IN_ORDER_OF_WAITING = WAITING + ", c.conversation_id";

  /** Until the customer writes again or somebody takes it over. */
  static final String RESOLVED = "c.resolved_at is not null";

  private static final String UNRESOLVED = "c.resolved_at is null";

  private static final String SNOOZED =
      """
      exists (
        select from conversation_snooze aside
        where aside.tenant_id = c.tenant_id and aside.conversation_id = c.conversation_id and aside.until > now())\
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

  private String from = "conversation";
  private final StringBuilder conditions = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final InboxQuery query;

  private ChosenConversations(TenantId tenant, InboxQuery query) {
    this.query = query;
    value(tenant.value());
  }

  /** One more than the page holds, where there are more. */
  static ChosenConversations page(TenantId tenant, InboxQuery query) {
    var chosen = ofPage(tenant, query);
    chosen.said(query.search());
    return chosen;
  }

  /**
   * The same, where few enough said one of the words to be read into a table in memory first.
   * Without "is true" PostgreSQL would make a join of it, whose size it does not know, and sort all
   * that it finds.
   */
  static ChosenConversations ofThoseThatSaid(
      SearchTerms.Range word, TenantId tenant, InboxQuery query) {
    var chosen = ofPage(tenant, query);
    chosen.conditions.append(
        """
         and (c.conversation_id in (
          select w.conversation_id from conversation_word w
          where w.tenant_id = $1 and w.word >= %s collate "C" and w.word < %s collate "C")) is true\
        """
            .formatted(chosen.value(word.low()), chosen.value(word.high())));
    chosen.said(query.search().stream().filter(other -> !other.equals(word)).toList());
    return chosen;
  }

  /** The same, to look through no others than these. */
  static ChosenConversations among(TenantId tenant, InboxQuery query, UUID[] few) {
    var chosen = page(tenant, query);
    chosen.conditions.append(" and c.conversation_id = any(" + chosen.value(few) + ")");
    return chosen;
  }

  /** The same, to look for what was said through no more than so many of the page's order. */
  static ChosenConversations ofFirst(int most, TenantId tenant, InboxQuery query) {
    var chosen = ofPage(tenant, query);
    chosen.from = "(" + chosen.sql("c.*", most) + ")";
    chosen.conditions.setLength(0);
    chosen.said(query.search());
    return chosen;
  }

  private static ChosenConversations ofPage(TenantId tenant, InboxQuery query) {
    var chosen = new ChosenConversations(tenant, query);
    chosen.narrow();
    chosen.behind();
    return chosen;
  }

  /** How many is no parameter: a plan for whatever number would sort all there are. */
  private String sql(String columns, int most) {
    return "select %s from %s c where c.tenant_id = $1%s order by %s limit %d"
        .formatted(
            columns,
            from,
            conditions,
            query.longestWaitingFirst() ? IN_ORDER_OF_WAITING : IN_ORDER_OF_HEARING,
            most);
  }

  /** Gives {@code conversation_id}, in order. */
  GenericExecuteSpec statement(DatabaseClient client) {
    var statement = client.sql(sql("c.conversation_id", query.size() + 1));
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
            case SNOOZED -> " and " + UNRESOLVED + " and " + SNOOZED;
            case OPEN -> " and " + UNRESOLVED + " and not " + SNOOZED;
          });
    }
  }

  private void said(List<SearchTerms.Range> words) {
    if (!words.isEmpty()) {
      var low = value(SearchTerms.low(words));
      var high = value(SearchTerms.high(words));
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
