package io.recado.turn;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.action.ActionRequest;
import io.recado.action.ActionRun;
import io.recado.channel.ChannelId;
import io.recado.conversation.ContactId;
import io.recado.conversation.Conversation;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.database.TenantCalls;
import io.recado.dialogue.DialogueState;
import io.recado.journal.InboundEvent;
import io.recado.journal.JournalEntry;
import io.recado.json.JsonText;
import io.recado.queue.Lease;
import io.recado.tenant.Tenant;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresTurns implements Turns {

  private static final String BEGIN = "select * from begin_turn($1, $2, $3)";

  private final DatabaseClient database;
  private final TenantCalls calls;
  private final CommitTurn commit;

  PostgresTurns(DatabaseClient database, TenantCalls calls) {
    this.database = database;
    this.calls = calls;
    this.commit = new CommitTurn(database);
  }

  @Override
  public Mono<TurnInput> begin(Lease lease) {
    var begin =
        database
            .sql(BEGIN)
            .bind(0, lease.key().tenant().value())
            .bind(1, lease.key().conversation().value())
            .bind(2, TurnInput.MOST_EVENTS)
            .map(row -> input(row, lease))
            .one();
    return calls.alone(begin);
  }

  @Override
  public Mono<Committed> commit(Lease lease, TurnInput begun, TurnResult result) {
    return calls.alone(commit.run(lease, begun.conversation(), result, null));
  }

  @Override
  public Mono<Committed> park(Lease lease, TurnInput begun, TurnResult result, String error) {
    return calls.alone(commit.run(lease, begun.conversation(), result, error));
  }

  private static TurnInput input(Readable row, Lease lease) {
    return new TurnInput(
        tenant(row, lease),
        conversation(row, lease),
        list(row, "pending", Pending[].class, Pending::entry),
        list(row, "due_actions", Due[].class, Due::run),
        required(row, "now", Instant.class));
  }

  private static <T, R> List<R> list(
      Readable row, String column, Class<T[]> type, Function<T, R> map) {
    return Arrays.stream(JsonText.value(required(row, column, Json.class), type)).map(map).toList();
  }

  private static Conversation conversation(Readable row, Lease lease) {
    return new Conversation(
        lease.key().tenant(),
        lease.key().conversation(),
        new ChannelId(required(row, "channel_id", UUID.class)),
        new ContactId(required(row, "contact_id", UUID.class)),
        required(row, "address", String.class),
        handler(row),
        required(row, "epoch", Long.class),
        JsonText.value(required(row, "dialogue", Json.class), DialogueState.class),
        row.get("last_heard_at", Instant.class));
  }

  private static Handler handler(Readable row) {
    var kind = required(row, "handler", String.class);
    return switch (kind) {
      case "bot" -> new Handler.Bot();
      case "queue" -> new Handler.Queue(required(row, "handler_since", Instant.class));
      case "agent" ->
          new Handler.Agent(
              required(row, "handler_name", String.class),
              required(row, "handler_since", Instant.class));
      default -> throw new IllegalStateException("no such handler: " + kind);
    };
  }

  private static Tenant tenant(Readable row, Lease lease) {
    return new Tenant(
        lease.key().tenant(),
        required(row, "name", String.class),
        ZoneId.of(required(row, "time_zone", String.class)),
        Language.ofTag(required(row, "language", String.class)).orElseThrow());
  }

  private record Pending(long sequence, InboundEvent event, Instant receivedAt) {

    JournalEntry entry() {
      return new JournalEntry(sequence, (InboundEvent.OfConversation) event, receivedAt);
    }
  }

  private record Due(ActionRequest request, String flowRun, String step, int attempts) {

    ActionRun run() {
      return new ActionRun(request, flowRun, step, attempts, null);
    }
  }
}
