package io.recado.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.action.Receipt;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.json.JsonText;
import io.recado.testing.Await;
import io.recado.testing.TenantRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is entered, by the database itself, and what nobody can do to it. */
@Tag("server")
class AuditTrailTest {

  private static final CustomerId CUSTOMER = new CustomerId(Uuid7.next());
  private static final ActionOutcome DONE =
      new ActionOutcome.Done(
          new Receipt("T-1001", Instant.EPOCH, Map.of("link", "https://secret")));

  private static TestDatabase database;

  private TenantRows rows;

  @BeforeAll
  static void start() {
    database = TestDatabase.ofPlainOwner("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void aTenant() {
    rows = new TenantRows(database);
  }

  @Test
  void anActionIsEnteredOnceWhenItEndsWithItsReceiptAndNoWords() {
    requested("run-1", null);
    end("run-1", DONE);
    end("run-1", new ActionOutcome.Rejected("too_late"));

    var entry = onlyEntry();

    assertThat(entry.actor()).isEqualTo(new AuditActor.Contact());
    assertThat(entry.action()).isEqualTo("action.open_ticket");
    assertThat(entry.outcome()).isEqualTo("done");
    assertThat(entry.reference()).isEqualTo("T-1001");
    assertThat(entry.request()).isEqualTo("run-1");
    assertThat(entry.conversation()).isEqualTo(new ConversationId(rows.conversation));
    assertThat(entry.toString()).doesNotContain("No tengo internet", "secret");
  }

  @Test
  void whatAProvenCustomerWasRefusedIsEnteredWithTheReason() {
    requested("run-1", CUSTOMER);
    end("run-1", new ActionOutcome.Rejected("unknown_ticket"));

    var entry = onlyEntry();

    assertThat(entry.actor()).isEqualTo(new AuditActor.Customer(CUSTOMER));
    assertThat(entry.outcome()).isEqualTo("rejected");
    assertThat(entry.code()).isEqualTo("unknown_ticket");
  }

  @Test
  void whatIsEnteredWithItsEffectIsNotEnteredAgainWhenTheActionEnds() {
    requested("run-1", null);
    rows.write(
        "insert into audit_entry (tenant_id, actor_kind, action, outcome, request_key)"
            + " values ({}, 'contact', 'identity.code', 'asked', 'run-1')",
        rows.tenant);
    end("run-1", DONE);

    assertThat(onlyEntry().action()).isEqualTo("identity.code");
  }

  @Test
  void whoSpeaksIsEnteredWheneverItChanges() {
    handler("queue", null);
    handler("agent", "Agente Demo");
    handler("agent", "Agente Demo");
    handler("agent", "Otra Agente");
    handler("bot", null);

    var entries = entries(AuditQuery.latest(10));

    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactly(
            "conversation.handed_back",
            "conversation.taken_over",
            "conversation.taken_over",
            "conversation.queued");
    assertThat(entries)
        .extracting(AuditEntry::actor)
        .containsExactly(
            new AuditActor.Bot(),
            new AuditActor.Agent("Otra Agente"),
            new AuditActor.Agent("Agente Demo"),
            new AuditActor.Bot());
  }

  @Test
  void whoWaitsForAPersonNoMoreHasHandedTheConversationBack() {
    handler("queue", null);
    handler("bot", null);

    assertThat(entries(AuditQuery.latest(1)))
        .extracting(AuditEntry::actor)
        .containsExactly(new AuditActor.Contact());
  }

  @Test
  void whatOnePersonDoesWithAnothersConversationIsEnteredInTheirName() {
    handler("agent", "Agente Demo");
    signed("update conversation set handler = 'agent', handler_name = 'Otra Agente'");
    signed("update conversation set handler = 'queue', handler_name = null");
    signed("update conversation set handler = 'bot'");

    var entries = entries(AuditQuery.latest(3));

    assertThat(entries)
        .extracting(AuditEntry::actor)
        .containsOnly(new AuditActor.Agent("the-owner"));
    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactly(
            "conversation.handed_back", "conversation.queued", "conversation.taken_over");
    assertThat(entries.getLast().reference()).isEqualTo("Otra Agente");
  }

  private void signed(String sql) {
    var changes = new SignedChanges(database.client(), database.scope());
    Await.done(
        changes.by(
            rows.tenant, "the-owner", () -> database.client().sql(sql).fetch().rowsUpdated()));
  }

  @Test
  void thePageAfterAnotherBeginsWhereItEnded() {
    for (int n = 1; n <= 5; n++) {
      requested("run-" + n, null);
      end("run-" + n, DONE);
    }

    var first = entries(AuditQuery.latest(2));
    var second = entries(AuditQuery.latest(2).after(first.getLast()));

    assertThat(first).extracting(AuditEntry::request).containsExactly("run-5", "run-4");
    assertThat(second).extracting(AuditEntry::request).containsExactly("run-3", "run-2");
  }

  @Test
  void entriesAreFoundByConversationContactAndAction() {
    requested("run-1", null);
    end("run-1", DONE);
    handler("queue", null);
    var all = AuditQuery.latest(10);
    var conversation = new ConversationId(rows.conversation);

    assertThat(entries(all.of(conversation))).hasSize(2);
    assertThat(entries(all.of(new ConversationId(Uuid7.next())))).isEmpty();
    assertThat(entries(all.of(new ContactId(Uuid7.next())))).isEmpty();
    assertThat(entries(all.of("action."))).hasSize(1);
    assertThat(entries(all.of("conversation.queued"))).hasSize(1);
    assertThat(entries(all.of("act"))).isEmpty();
  }

  @Test
  void noTenantSeesAnothersEntries() {
    handler("queue", null);
    var other = new TenantRows(database);

    var trail = new PostgresAuditTrail(database.client(), database.scope());

    assertThat(Await.value(trail.page(other.tenant, AuditQuery.latest(10)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"update audit_entry set outcome = 'done'", "delete from audit_entry"})
  void whoServesTenantsChangesNoEntry(String sql) {
    handler("queue", null);

    assertThatThrownBy(() -> rows.write(sql)).hasMessageContaining("permission denied");
  }

  @Test
  void whoPrunesDeletesOnlyWhatIsOldAndChangesNothing() {
    handler("queue", null);
    var dispatch = database.database().dispatch().client();

    Await.done(dispatch.sql("delete from audit_entry").then());

    assertThat(entries(AuditQuery.latest(10))).hasSize(1);
    assertThatThrownBy(
            () -> Await.done(dispatch.sql("update audit_entry set outcome = 'done'").then()))
        .hasMessageContaining("permission denied");
  }

  private void requested(String key, @Nullable CustomerId customer) {
    var request =
        new ActionRequest(
            rows.tenant,
            new ConversationId(rows.conversation),
            new ContactId(Uuid7.next()),
            new IdempotencyKey(key),
            new ActionName("open_ticket"),
            Map.of("summary", new SlotValue.Words("No tengo internet")),
            Language.SPANISH,
            customer);
    rows.write(
        "insert into action_run (tenant_id, idempotency_key, conversation_id, flow_run, step,"
            + " request) values ({}, {}, {}, '1', 'do', {})",
        rows.tenant,
        key,
        rows.conversation,
        JsonText.text(request));
  }

  private void end(String key, ActionOutcome outcome) {
    rows.write(
        "update action_run set state = 'ended', ended_at = now(), outcome = {}"
            + " where idempotency_key = {}",
        JsonText.text(outcome),
        key);
  }

  private void handler(String kind, @Nullable String name) {
    rows.write("update conversation set handler = {}, handler_name = {}", kind, name);
  }

  private AuditEntry onlyEntry() {
    var entries = entries(AuditQuery.latest(10));
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  private List<AuditEntry> entries(AuditQuery query) {
    var trail = new PostgresAuditTrail(database.client(), database.scope());
    return Await.value(trail.page(rows.tenant, query));
  }
}
