package io.recado.turn;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.interval;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionResult;
import io.recado.conversation.Conversation;
import io.recado.conversation.Handler;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.OfConversation;
import io.recado.journal.InboundEvent.PersonSpoke;
import io.recado.journal.InboundEvent.TimePassed;
import io.recado.journal.JournalEntry;
import io.recado.json.JsonText;
import io.recado.queue.Lease;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements of one turn's commit. Runs inside the tenant's scope. */
final class TurnCommit {

  /**
   * Locks the conversation's row until the commit: what arrives meanwhile waits, and is then seen
   * by nobody but the next turn.
   */
  private static final String HOLD =
      """
      select next_outbound from conversation_work
      where tenant_id = $1 and conversation_id = $2 and fence = $3 and lease_until is not null
      for update
      """;

  private static final String UPDATE_CONVERSATION =
      """
      update conversation set
        dialogue = $4, handler = $5, handler_name = $6, handler_since = $7, epoch = $8,
        last_heard_at = greatest(last_heard_at, $9), last_inbound_id = coalesce($10, last_inbound_id)
      where tenant_id = $1 and conversation_id = $2 and epoch = $3
      """;

  private static final String ADD_TRANSCRIPT =
      """
      insert into message (tenant_id, conversation_id, at, message_id, author, content)
      select $1, $2, clock_timestamp(), m.id, m.author, m.content::jsonb
      from unnest($3::uuid[], $4::text[], $5::text[]) as m (id, author, content)
      """;

  private static final String ADD_OUTBOX =
      """
      insert into outbox (tenant_id, outbox_id, conversation_id, channel_id, address, author, epoch,
                          content, sequence, last_inbound_id)
      select $1, m.id, $2, $3, $4, 'bot', $5, m.content::jsonb, $6 + m.place - 1, c.last_inbound_id
      from unnest($7::uuid[], $8::text[]) with ordinality as m (id, content, place),
           conversation c
      where c.tenant_id = $1 and c.conversation_id = $2
      """;

  /** The bot's own hand-over takes nothing back that it had said before. */
  private static final String CARRY_OVER =
      """
      update outbox set epoch = $4
      where tenant_id = $1 and conversation_id = $2 and epoch = $3 and author = 'bot'
        and state in ('pending', 'sending')
      """;

  private static final String MARK_APPLIED =
      """
      update journal set applied_at = clock_timestamp()
      where tenant_id = $1 and conversation_id = $2 and sequence = any($3) and applied_at is null
      """;

  private static final String END_ACTION =
      """
      update action_run set
        state = 'ended', outcome = $3, ended_at = clock_timestamp(), due_at = null
      where tenant_id = $1 and idempotency_key = $2 and state <> 'ended'
      """;

  private static final String QUEUE_ACTION =
      """
      update action_run set state = 'queued', due_at = clock_timestamp() + $3::interval
      where tenant_id = $1 and idempotency_key = $2 and state <> 'ended'
      """;

  /**
   * Ends the lease; due again at once for what came in meanwhile, or when an action is to be tried.
   */
  private static final String END_LEASE =
      """
      update conversation_work w set
        lease_until = null, leased_by = null, attempts = 0, last_error = null,
        next_outbound = next_outbound + $3, silence_at = $4,
        due_at = case when waiting.events then clock_timestamp() else waiting.action_at end,
        pending_since = case when waiting.events then clock_timestamp() end
      from (select
              exists (select 1 from journal where tenant_id = $1 and conversation_id = $2
                      and applied_at is null and sequence is not null) as events,
              (select min(due_at) from action_run where tenant_id = $1 and conversation_id = $2
               and state = 'queued') as action_at) waiting
      where w.tenant_id = $1 and w.conversation_id = $2
      """;

  private static final String PARK =
      """
      update conversation_work set
        lease_until = null, leased_by = null, parked = true, last_error = $4, silence_at = null,
        next_outbound = next_outbound + $3
      where tenant_id = $1 and conversation_id = $2
      """;

  private final DatabaseClient database;

  TurnCommit(DatabaseClient database) {
    this.database = database;
  }

  /** Whether there are outbox rows to deliver. */
  Mono<Boolean> run(Lease lease, Conversation begun, TurnResult result) {
    var endLease = bind(of(END_LEASE, begun), 3, Instant.class, silenceAt(result));
    return end(lease, begun, result, endLease);
  }

  Mono<Boolean> park(Lease lease, Conversation begun, TurnResult result, String error) {
    return end(lease, begun, result, of(PARK, begun).bind(3, error));
  }

  /** Only the bot minds a customer's silence. */
  private static @Nullable Instant silenceAt(TurnResult result) {
    return result.handler() instanceof Handler.Bot ? result.dialogue().silenceAt() : null;
  }

  private Mono<Boolean> end(
      Lease lease, Conversation begun, TurnResult result, GenericExecuteSpec endLease) {
    return hold(lease)
        .switchIfEmpty(stale(lease, StaleTurnException.Cause.LEASE_LOST))
        .flatMap(
            nextOutbound ->
                updateConversation(begun, result)
                    .filter(updated -> updated == 1)
                    .switchIfEmpty(stale(lease, StaleTurnException.Cause.HANDLER_CHANGED))
                    .then(write(begun, result, nextOutbound)))
        .then(endLease.bind(2, (long) result.replies().size()).then())
        .thenReturn(!result.replies().isEmpty());
  }

  private Mono<Void> write(Conversation begun, TurnResult result, long nextOutbound) {
    var replies = result.replies().stream().map(Reply::of).toList();
    return Flux.concat(
            carryOver(begun, result),
            addTranscript(begun, result, replies),
            addOutbox(begun, result, replies, nextOutbound),
            markApplied(begun, result.applied()),
            Flux.fromIterable(result.actions()).concatMap(this::record).then())
        .then();
  }

  private Mono<Long> hold(Lease lease) {
    return database
        .sql(HOLD)
        .bind(0, lease.key().tenant().value())
        .bind(1, lease.key().conversation().value())
        .bind(2, lease.fence())
        .mapValue(Long.class)
        .one();
  }

  private Mono<Long> updateConversation(Conversation begun, TurnResult result) {
    var statement =
        of(UPDATE_CONVERSATION, begun)
            .bind(2, begun.epoch())
            .bind(3, JsonText.column(result.dialogue()))
            .bind(7, epoch(begun, result));
    statement =
        switch (result.handler()) {
          case Handler.Bot() ->
              statement.bind(4, "bot").bindNull(5, String.class).bindNull(6, Instant.class);
          case Handler.Queue(var since) ->
              statement.bind(4, "queue").bindNull(5, String.class).bind(6, since);
          case Handler.Agent(var name, var since) ->
              statement.bind(4, "agent").bind(5, name).bind(6, since);
        };
    var last = lastMessage(result.applied());
    statement = bind(statement, 8, Instant.class, last == null ? null : last.at());
    return bind(statement, 9, String.class, last == null ? null : last.messageId())
        .fetch()
        .rowsUpdated();
  }

  /** The bot's last words before a hand-over belong to the epoch that begins with it. */
  private static long epoch(Conversation begun, TurnResult result) {
    return result.handler().equals(begun.handler()) ? begun.epoch() : begun.epoch() + 1;
  }

  private static @Nullable CustomerMessage lastMessage(List<JournalEntry> applied) {
    return applied.stream()
        .map(JournalEntry::event)
        .filter(CustomerMessage.class::isInstance)
        .map(CustomerMessage.class::cast)
        .max(Comparator.comparing(CustomerMessage::at))
        .orElse(null);
  }

  private Mono<Void> carryOver(Conversation begun, TurnResult result) {
    long epoch = epoch(begun, result);
    return epoch == begun.epoch()
        ? Mono.empty()
        : of(CARRY_OVER, begun).bind(2, begun.epoch()).bind(3, epoch).then();
  }

  private Mono<Void> addTranscript(Conversation begun, TurnResult result, List<Reply> replies) {
    var lines =
        Flux.fromIterable(result.applied())
            .flatMapIterable(entry -> Line.of(entry.event()))
            .concatWith(Flux.fromIterable(replies).map(Reply::line))
            .concatWith(Flux.fromIterable(result.notes()).map(Line::note));
    return lines
        .collectList()
        .filter(found -> !found.isEmpty())
        .flatMap(
            found ->
                of(ADD_TRANSCRIPT, begun)
                    .bind(2, array(found, Line::id, UUID[]::new))
                    .bind(3, array(found, Line::author, String[]::new))
                    .bind(4, array(found, Line::content, String[]::new))
                    .then());
  }

  private Mono<Void> addOutbox(
      Conversation begun, TurnResult result, List<Reply> replies, long nextOutbound) {
    if (replies.isEmpty()) {
      return Mono.empty();
    }
    return of(ADD_OUTBOX, begun)
        .bind(2, begun.channel().value())
        .bind(3, begun.address())
        .bind(4, epoch(begun, result))
        .bind(5, nextOutbound)
        .bind(6, array(replies, Reply::id, UUID[]::new))
        .bind(7, array(replies, Reply::content, String[]::new))
        .then();
  }

  private Mono<Void> markApplied(Conversation begun, List<JournalEntry> applied) {
    return applied.isEmpty()
        ? Mono.empty()
        : of(MARK_APPLIED, begun)
            .bind(2, array(applied, JournalEntry::sequence, Long[]::new))
            .then();
  }

  private Mono<Void> record(ActionResult action) {
    return switch (action.outcome()) {
      case ActionOutcome.Unavailable unavailable ->
          of(QUEUE_ACTION, action).bind(2, interval(action.retryAfter())).then();
      case ActionOutcome.Done done -> of(END_ACTION, action).bind(2, JsonText.column(done)).then();
      case ActionOutcome.Rejected rejected ->
          of(END_ACTION, action).bind(2, JsonText.column(rejected)).then();
    };
  }

  private GenericExecuteSpec of(String sql, ActionResult action) {
    return database
        .sql(sql)
        .bind(0, action.request().tenant().value())
        .bind(1, action.request().key().value());
  }

  private GenericExecuteSpec of(String sql, Conversation conversation) {
    return database
        .sql(sql)
        .bind(0, conversation.tenant().value())
        .bind(1, conversation.id().value());
  }

  private static <T> Mono<T> stale(Lease lease, StaleTurnException.Cause cause) {
    return Mono.error(() -> new StaleTurnException(lease, cause));
  }

  private static <T, R> R[] array(List<T> items, Function<T, R> field, IntFunction<R[]> array) {
    return items.stream().map(field).toArray(array);
  }

  private record Reply(UUID id, String content) {

    static Reply of(OutboundContent content) {
      return new Reply(Uuid7.next(), JsonText.text(content));
    }

    Line line() {
      return new Line(id, "bot", content);
    }
  }

  private record Line(UUID id, String author, String content) {

    static Line note(OutboundContent content) {
      return new Line(Uuid7.next(), "note", JsonText.text(content));
    }

    /** None where nothing was said. */
    static List<Line> of(OfConversation event) {
      return switch (event) {
        case CustomerMessage message ->
            List.of(new Line(Uuid7.next(), "customer", JsonText.text(message.content())));
        case PersonSpoke spoke ->
            List.of(new Line(Uuid7.next(), "agent", JsonText.text(spoke.content())));
        case TimePassed _ -> List.of();
      };
    }
  }
}
