package io.recado.actions.ticket;

import static io.recado.database.Columns.bind;

import io.recado.actions.ticket.TicketEvent.What;
import io.recado.actions.ticket.TicketFiles.Renewal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Writes down what happens to a ticket, and what follows from it for what is due, in a transaction
 * of the caller's that holds the ticket's row and has found that it may happen.
 */
final class TicketChanges {

  private static final String ADD_EVENT =
      """
      insert into ticket_event (tenant_id, number, position, at, actor, agent, kind, words, request_key)
      select $1, $2, max(position) + 1, $3, $4, $5, $6, $7, $8
      from ticket_event where tenant_id = $1 and number = $2
      returning position
      """;

  private static final String SET_STATE =
      """
      update ticket set answered_at = $3, closed_at = $4
      where tenant_id = $1 and number = $2
      """;

  private static final String ANSWER_IS_NOT_DUE =
      """
      delete from ticket_due
      where tenant_id = $1 and number = $2 and kind in ('answer_warning', 'answer_breach')
      """;

  private static final String NOTHING_IS_DUE =
      "delete from ticket_due where tenant_id = $1 and number = $2";

  /** Not in the same breath as the word that it is closed; and once a ticket. */
  private static final String SURVEY_IS_DUE =
      """
      insert into ticket_due (tenant_id, number, kind, due_at)
      select $1, $2, 'survey', $3 + interval '1 minute'
      where coalesce((select survey from ticket_policy where tenant_id = $1), true)
        and not exists (select from ticket_event
                        where tenant_id = $1 and number = $2 and kind in ('surveyed', 'rated'))
      """;

  private static final String RENEW =
      """
      update ticket set answer_due = $3, resolution_due = $4
      where tenant_id = $1 and number = $2
      """;

  private static final String PRIORITISE =
      "update ticket set priority = $3 where tenant_id = $1 and number = $2 and priority <> $3";

  private static final String RATE =
      """
      insert into ticket_rating (tenant_id, number, score, rated_at)
      values ($1, $2, $3, $4)
      on conflict (tenant_id, number) do nothing
      """;

  private static final String REMARK =
      """
      update ticket_rating set words = $3
      where tenant_id = $1 and number = $2 and words is null
      """;

  private final DatabaseClient client;
  private final TicketRows rows;

  TicketChanges(DatabaseClient client) {
    this.client = client;
    this.rows = new TicketRows(client);
  }

  /**
   * @param state what the ticket comes to
   * @param renewal what is promised of a ticket anew; null where nothing is
   * @return whether it was written: what happens once a ticket may have happened before
   */
  Mono<Boolean> make(TicketChange change, TicketState state, @Nullable Renewal renewal) {
    return isFirst(change)
        .flatMap(
            first -> first ? write(change, state, renewal).thenReturn(true) : Mono.just(false));
  }

  /** What leaves a ticket as it is, is not written down. */
  private Mono<Boolean> isFirst(TicketChange change) {
    return switch (change.event().what()) {
      case What.Rated(var score) ->
          changesOne(of(RATE, change).bind(2, score).bind(3, change.event().at()));
      case What.Remarked(var words) -> changesOne(of(REMARK, change).bind(2, words));
      case What.Prioritised(var priority) ->
          changesOne(of(PRIORITISE, change).bind(2, priority.code()));
      case What.Opened _,
          What.Sorted _,
          What.Noted _,
          What.Answered _,
          What.Closed _,
          What.Reopened _,
          What.Surveyed _,
          What.Alarm _ ->
          Mono.just(true);
    };
  }

  private static Mono<Boolean> changesOne(GenericExecuteSpec statement) {
    return statement.fetch().rowsUpdated().map(rows -> rows == 1);
  }

  private Mono<Void> write(TicketChange change, TicketState state, @Nullable Renewal renewal) {
    return addEvent(change)
        .flatMap(position -> attach(change, position))
        .then(Mono.defer(() -> setState(change, state)))
        .then(Mono.defer(() -> setDue(change, renewal)));
  }

  private Mono<Integer> addEvent(TicketChange change) {
    var event = change.event();
    var statement =
        of(ADD_EVENT, change).bind(2, event.at()).bind(3, TicketHistory.actor(event.by()));
    statement = bind(statement, 4, String.class, TicketHistory.agent(event.by()));
    statement = statement.bind(5, TicketHistory.kind(event.what()));
    statement = bind(statement, 6, String.class, TicketHistory.words(event.what()));
    var key = change.key();
    return bind(statement, 7, String.class, key == null ? null : key.value())
        .mapValue(Integer.class)
        .one();
  }

  private Mono<Void> attach(TicketChange change, int position) {
    return rows.attach(
        change.tenant(), change.number(), position, TicketHistory.files(change.event().what()));
  }

  private Mono<Void> setState(TicketChange change, TicketState state) {
    var statement = bind(of(SET_STATE, change), 2, Instant.class, state.answered());
    return bind(statement, 3, Instant.class, state.closed()).then();
  }

  private Mono<Void> setDue(TicketChange change, @Nullable Renewal renewal) {
    return switch (change.event().what()) {
      case What.Answered _ -> of(ANSWER_IS_NOT_DUE, change).then();
      case What.Closed _ ->
          of(NOTHING_IS_DUE, change)
              .then()
              .then(of(SURVEY_IS_DUE, change).bind(2, change.event().at()).then());
      case What.Reopened _, What.Prioritised _ ->
          of(NOTHING_IS_DUE, change).then().then(Mono.defer(() -> renew(change, renewal)));
      case What.Opened _,
          What.Sorted _,
          What.Noted _,
          What.Surveyed _,
          What.Rated _,
          What.Remarked _,
          What.Alarm _ ->
          Mono.empty();
    };
  }

  private Mono<Void> renew(TicketChange change, @Nullable Renewal renewal) {
    if (renewal == null) {
      return Mono.empty();
    }
    var statement = bind(of(RENEW, change), 2, Instant.class, renewal.answerDue());
    return bind(statement, 3, Instant.class, renewal.resolutionDue())
        .then()
        .then(rows.setAlarms(change.tenant(), change.number(), renewal.alarms()));
  }

  private GenericExecuteSpec of(String sql, TicketChange change) {
    return client.sql(sql).bind(0, change.tenant().value()).bind(1, change.number().value());
  }
}
