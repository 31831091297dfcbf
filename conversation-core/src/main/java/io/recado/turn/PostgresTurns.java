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
import io.recado.dialogue.DialogueState;
import io.recado.journal.InboundEvent;
import io.recado.journal.JournalEntry;
import io.recado.json.JsonText;
import io.recado.queue.Lease;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresTurns implements Turns {

  private static final String CONVERSATION =
      """
      select c.channel_id, c.contact_id, c.address, c.handler, c.handler_name, c.handler_since, c.epoch,
             c.dialogue, c.last_heard_at, t.name, t.time_zone, t.language, clock_timestamp() as now
      from conversation c join tenant t on t.tenant_id = c.tenant_id
      where c.tenant_id = $1 and c.conversation_id = $2
      """;

  private static final String PENDING =
      """
      select sequence, event, received_at from journal
      where tenant_id = $1 and conversation_id = $2 and applied_at is null
      order by sequence
      """;

  private static final String DUE_ACTIONS =
      """
      select request, flow_run, step, attempts from action_run
      where tenant_id = $1 and conversation_id = $2 and state = 'queued' and due_at <= clock_timestamp()
      order by due_at
      """;

  private final DatabaseClient database;
  private final TenantScope scope;
  private final TurnCommit commit;

  PostgresTurns(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
    this.commit = new TurnCommit(database);
  }

  @Override
  public Mono<TurnInput> begin(Lease lease) {
    return scope.inTenant(
        lease.key().tenant(),
        () ->
            of(CONVERSATION, lease)
                .map(row -> new Start(tenant(row, lease), conversation(row, lease), now(row)))
                .one()
                .flatMap(start -> input(start, lease)));
  }

  @Override
  public Mono<Boolean> commit(Lease lease, TurnInput begun, TurnResult result) {
    return scope.inTenant(
        lease.key().tenant(), () -> commit.run(lease, begun.conversation(), result));
  }

  @Override
  public Mono<Boolean> park(Lease lease, TurnInput begun, TurnResult result, String error) {
    return scope.inTenant(
        lease.key().tenant(), () -> commit.park(lease, begun.conversation(), result, error));
  }

  private Mono<TurnInput> input(Start start, Lease lease) {
    return Mono.zip(
        of(PENDING, lease).map(PostgresTurns::entry).all().collectList(),
        of(DUE_ACTIONS, lease).map(PostgresTurns::action).all().collectList(),
        (pending, actions) ->
            new TurnInput(start.tenant(), start.conversation(), pending, actions, start.now()));
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, Lease lease) {
    return database
        .sql(sql)
        .bind(0, lease.key().tenant().value())
        .bind(1, lease.key().conversation().value());
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

  private static Instant now(Readable row) {
    return required(row, "now", Instant.class);
  }

  private static JournalEntry entry(Readable row) {
    return new JournalEntry(
        required(row, "sequence", Long.class),
        (InboundEvent.OfConversation)
            JsonText.value(required(row, "event", Json.class), InboundEvent.class),
        required(row, "received_at", Instant.class));
  }

  private static ActionRun action(Readable row) {
    return new ActionRun(
        JsonText.value(required(row, "request", Json.class), ActionRequest.class),
        required(row, "flow_run", String.class),
        required(row, "step", String.class),
        required(row, "attempts", Integer.class),
        null);
  }

  private record Start(Tenant tenant, Conversation conversation, Instant now) {}
}
