package io.recado.turn;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionResult;
import io.recado.conversation.Conversation;
import io.recado.conversation.Handler;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.DialogueState;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.OfConversation;
import io.recado.journal.InboundEvent.PersonSpoke;
import io.recado.journal.InboundEvent.TimePassed;
import io.recado.journal.JournalEntry;
import io.recado.json.JsonText;
import io.recado.queue.Lease;
import io.recado.turn.StaleTurnException.Cause;
import io.recado.turn.Turns.Committed;
import io.recado.understanding.Doubt;
import io.recado.understanding.Hop;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The call of {@code commit_turn}, which says what its parameters hold. */
final class CommitTurn {

  private static final String COMMIT = "select result, due_again from commit_turn($1, $2, $3, $4)";

  private final DatabaseClient database;

  CommitTurn(DatabaseClient database) {
    this.database = database;
  }

  /**
   * @param parkedFor why the conversation is set aside; null in the ordinary case
   */
  Mono<Committed> run(
      Lease lease, Conversation begun, TurnResult result, @Nullable String parkedFor) {
    return database
        .sql(COMMIT)
        .bind(0, lease.key().tenant().value())
        .bind(1, lease.key().conversation().value())
        .bind(2, lease.fence())
        .bind(3, JsonText.column(Turn.of(begun, result, parkedFor)))
        .map(row -> committed(row, lease, result))
        .one();
  }

  private static Committed committed(Readable row, Lease lease, TurnResult result) {
    var end = required(row, "result", String.class);
    return switch (end) {
      case "committed" ->
          new Committed(!result.replies().isEmpty(), required(row, "due_again", Boolean.class));
      case "lease_lost" -> throw new StaleTurnException(lease, Cause.LEASE_LOST);
      case "handler_changed" -> throw new StaleTurnException(lease, Cause.HANDLER_CHANGED);
      default -> throw new IllegalStateException("no such end of a turn: " + end);
    };
  }

  private record Turn(
      long epoch,
      long nextEpoch,
      DialogueState dialogue,
      Speaker handler,
      @Nullable Heard heard,
      List<Line> lines,
      List<Reply> notes,
      List<Reply> replies,
      List<Long> applied,
      @Nullable Reading reading,
      List<Redacted> redacted,
      List<Action> actions,
      @Nullable Instant silenceAt,
      @Nullable String parkedFor) {

    static Turn of(Conversation begun, TurnResult result, @Nullable String parkedFor) {
      return new Turn(
          begun.epoch(),
          nextEpoch(begun, result),
          result.dialogue(),
          Speaker.of(result.handler()),
          Heard.last(result.applied()),
          result.applied().stream().flatMap(entry -> Line.of(entry.event())).toList(),
          result.notes().stream().map(Reply::of).toList(),
          result.replies().stream().map(Reply::of).toList(),
          result.applied().stream().map(JournalEntry::sequence).toList(),
          Reading.of(result.reading()),
          result.redacted().stream().map(Redacted::of).toList(),
          result.actions().stream().map(Action::of).toList(),
          parkedFor == null ? silenceAt(result) : null,
          parkedFor);
    }

    /** Only the bot minds a customer's silence. */
    private static @Nullable Instant silenceAt(TurnResult result) {
      return result.handler() instanceof Handler.Bot ? result.dialogue().silenceAt() : null;
    }

    /** The bot's last words before a hand-over belong to the epoch that begins with it. */
    private static long nextEpoch(Conversation begun, TurnResult result) {
      return result.handler().equals(begun.handler()) ? begun.epoch() : begun.epoch() + 1;
    }
  }

  private record Speaker(String kind, @Nullable String name, @Nullable Instant since) {

    static Speaker of(Handler handler) {
      return switch (handler) {
        case Handler.Bot() -> new Speaker("bot", null, null);
        case Handler.Queue(var since) -> new Speaker("queue", null, since);
        case Handler.Agent(var name, var since) -> new Speaker("agent", name, since);
      };
    }
  }

  /** The customer's latest message. Answers go to the address it came from. */
  private record Heard(Instant at, String messageId, String address) {

    static @Nullable Heard last(List<JournalEntry> applied) {
      return applied.stream()
          .map(JournalEntry::event)
          .filter(CustomerMessage.class::isInstance)
          .map(CustomerMessage.class::cast)
          .max(Comparator.comparing(CustomerMessage::at))
          .map(last -> new Heard(last.at(), last.messageId(), last.user().ids().getFirst()))
          .orElse(null);
    }
  }

  private record Line(UUID id, String author, MessageContent content) {

    /** None where nothing was said. */
    static Stream<Line> of(OfConversation event) {
      return switch (event) {
        case CustomerMessage message ->
            Stream.of(new Line(Uuid7.next(), "customer", message.content()));
        case PersonSpoke spoke -> Stream.of(new Line(Uuid7.next(), "agent", spoke.content()));
        case TimePassed _ -> Stream.empty();
      };
    }
  }

  private record Reply(UUID id, OutboundContent content) {

    static Reply of(OutboundContent content) {
      return new Reply(Uuid7.next(), content);
    }
  }

  /** What was understood. Nothing is kept of messages that call for nothing. */
  private record Reading(UUID id, String language, @Nullable String doubt, Read content) {

    static @Nullable Reading of(@Nullable Understanding understanding) {
      return understanding == null || understanding.interpretations().isEmpty()
          ? null
          : new Reading(
              Uuid7.next(),
              understanding.language().code(),
              Doubt.of(understanding).map(Doubt::code).orElse(null),
              new Read(understanding.interpretations(), understanding.trace()));
    }
  }

  private record Read(List<Interpretation> interpretations, List<Hop> trace) {}

  /** An event as it is to be kept. */
  private record Redacted(long sequence, InboundEvent event) {

    static Redacted of(JournalEntry entry) {
      return new Redacted(entry.sequence(), entry.event());
    }
  }

  private record Action(
      String key, @Nullable ActionOutcome outcome, @Nullable Long retryAfterMillis) {

    static Action of(ActionResult result) {
      var key = result.request().key().value();
      return switch (result.outcome()) {
        case ActionOutcome.Unavailable unavailable ->
            new Action(key, null, result.retryAfter().toMillis());
        case ActionOutcome.Done done -> new Action(key, done, null);
        case ActionOutcome.Rejected rejected -> new Action(key, rejected, null);
      };
    }
  }
}
