package io.recado.admin.ticket;

import io.recado.actions.ticket.TicketNumber;
import io.recado.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * The tickets of one page, the newest first: a statement that names no more than was asked, so that
 * PostgreSQL plans it by that. {@code $1} is the tenant.
 */
final class ChosenTickets {

  private final StringBuilder conditions = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final TicketQuery query;

  private ChosenTickets(TenantId tenant, TicketQuery query) {
    this.query = query;
    value(tenant.value());
  }

  /**
   * One more than the page holds, where there are more.
   *
   * @param named whom the search means; null without a search
   */
  static ChosenTickets page(TenantId tenant, TicketQuery query, @Nullable NamedPeople named) {
    var chosen = new ChosenTickets(tenant, query);
    chosen.narrow();
    if (named != null) {
      chosen.searched(named);
    }
    if (query.after() != null) {
      chosen.and("t.number < ", query.after().number());
    }
    return chosen;
  }

  /**
   * How many is no parameter: a plan for whatever number would sort all there are.
   *
   * @param board ends with a condition
   */
  GenericExecuteSpec statement(DatabaseClient client, String board) {
    var sql = board + conditions + " order by t.number desc limit " + (query.size() + 1);
    var statement = client.sql(sql);
    for (int i = 0; i < values.size(); i++) {
      statement = statement.bind(i, values.get(i));
    }
    return statement;
  }

  private void narrow() {
    if (!query.states().isEmpty()) {
      conditions.append(
          query.states().stream()
              .map(ChosenTickets::isIn)
              .collect(Collectors.joining(" or ", " and (", ")")));
    }
    and("t.priority = ", code(query.priority()));
    and("t.category = ", code(query.category()));
    and("(" + PostgresTicketBoard.MISSED + ") = ", query.missed());
  }

  /** As the index of those that are open has it. */
  private static String isIn(TicketView.State state) {
    return switch (state) {
      case UNANSWERED -> "t.closed_at is null and t.answered_at is null";
      case IN_PROGRESS -> "t.closed_at is null and t.answered_at is not null";
      case CLOSED -> "t.closed_at is not null";
    };
  }

  private void searched(NamedPeople named) {
    conditions.append(" and (").append(isOf(named));
    number().ifPresent(number -> conditions.append(" or t.number = ").append(value(number)));
    conditions.append(")");
  }

  private String isOf(NamedPeople named) {
    return switch (named) {
      case NamedPeople.Few(var contacts, var customers) ->
          "t.contact_id = any(%s) or t.customer_id = any(%s)"
              .formatted(value(array(contacts)), value(array(customers)));
      case NamedPeople.Many(var part) ->
          "position(%1$s in co.folded_name) > 0 or position(%1$s in cu.folded_name) > 0"
              .formatted(value(part));
    };
  }

  private static UUID[] array(List<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  private Optional<Long> number() {
    return Optional.ofNullable(query.search())
        .flatMap(TicketNumber::parse)
        .map(TicketNumber::value);
  }

  private static @Nullable String code(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
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
