package io.recado.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.database.TestDatabase;
import io.recado.ledger.Balance.Faults;
import io.recado.testing.Await;
import io.recado.testing.TenantRows;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

/** Every equation, seen to hold, and seen to break on a row that somebody doctored. */
@Tag("server")
class LedgerTest {

  private static final Faults NONE = new Faults(0, 0, 0, 0);

  private static TestDatabase database;

  private TenantRows rows;
  private Ledger ledger;
  private LedgerChecks checks;

  @BeforeAll
  static void startServer() {
    database = TestDatabase.ofPlainOwner("core");
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @BeforeEach
  void start() {
    rows = new TenantRows(database);
    ledger = new PostgresLedger(database.client(), database.scope());
    checks = new LedgerChecks(database.client(), database.database().dispatch(), database.scope());
    aDayOfMessages();
  }

  @AfterEach
  void empty() {
    database.emptyTables();
  }

  /** Three messages came in, one of them still waits; four went out, or nearly. */
  private void aDayOfMessages() {
    rows.journal("one", "2 hours", true);
    rows.journal("two", "1 hour", true);
    rows.journal("three", "1 second", false);
    rows.write("update conversation_work set due_at = now()");
    rows.receipt(rows.outbox("sent", "2 hours"), "READ", 4, "2 hours");
    rows.receipt(rows.outbox("sent", "1 hour"), "DELIVERED", 3, "1 hour");
    rows.receipt(rows.outbox("dead", "1 hour"), "FAILED", 2, "1 hour");
    rows.outbox("withdrawn", "1 hour");
    rows.outbox("pending", "1 second");
  }

  @Test
  void theCountsOfADayAddUp() {
    assertThat(balance()).isEqualTo(new Balance(3, 0, 2, 1, 5, 2, 1, 1, 1, 2, 1, 1, NONE));
  }

  @Test
  void anEventOfAConversationSetAsideIsPending() {
    rows.write("update conversation_work set due_at = null, parked = true");

    assertThat(balance().pending()).isEqualTo(1);
    assertThat(balance().imbalance()).isZero();
  }

  @Test
  void anEventThatNobodyWillTakeUpIsForgotten() {
    rows.write("update conversation_work set due_at = null");

    assertThat(balance().faults()).isEqualTo(new Faults(1, 0, 0, 0));
  }

  @Test
  void aMessageThatHasVanishedIsMissing() {
    rows.write("update conversation_work set next_outbound = next_outbound + 1");

    assertThat(balance().faults()).isEqualTo(new Faults(0, 1, 0, 0));
  }

  @Test
  void aMessageThatNobodyGaveAPlaceIsOneTooMany() {
    rows.write("update conversation_work set next_outbound = next_outbound - 1");

    assertThat(balance().faults()).isEqualTo(new Faults(0, -1, 0, 0));
    assertThat(balance().imbalance()).isEqualTo(1);
  }

  @Test
  void aLetterThatWasReplayedCountsOnce() {
    rows.write(
        "update conversation_work set next_outbound = next_outbound + 1, replayed = replayed + 1");

    assertThat(balance().created()).isEqualTo(5);
    assertThat(balance().imbalance()).isZero();
  }

  @Test
  void aDeadLetterThatWasDeliveredIsAFault() {
    rows.write("update outbox set state = 'dead' where sequence = 1");

    assertThat(balance().faults()).isEqualTo(new Faults(0, 0, 1, 0));
  }

  @Test
  void aDeadLetterWhoseDeliveryIsKnownByOurOwnIdIsAFaultToo() {
    var unanswered = rows.outbox("dead", "1 hour");
    rows.write("update outbox set provider_message_id = null where outbox_id = {}", unanswered);
    rows.receipt("theirs", "DELIVERED", 3, "1 hour");
    rows.write(
        "update delivery_receipt set opaque_id = {} where message_id = 'theirs'", unanswered);

    assertThat(balance().faults()).isEqualTo(new Faults(0, 0, 1, 0));
  }

  @Test
  void aSentMessageThatFailedIsAFault() {
    rows.write("update outbox set state = 'sent' where sequence = 3");

    assertThat(balance().faults()).isEqualTo(new Faults(0, 0, 0, 1));
  }

  @Test
  void whatWasPrunedStillCounts() {
    var before = balance();
    prunedByHand("applied", 100);
    prunedByHand("sent", 7);
    rows.write("update conversation_work set next_outbound = next_outbound + 7");

    assertThat(balance().accepted()).isEqualTo(before.accepted() + 100);
    assertThat(balance().sent()).isEqualTo(before.sent() + 7);
    assertThat(balance().imbalance()).isZero();
  }

  @Test
  void duplicatesAreAddedByEveryProcess() {
    var here = new DuplicateCounts(database.client(), database.scope());
    var there = new DuplicateCounts(database.client(), database.scope());

    here.add(rows.tenant, 2);
    there.add(rows.tenant, 3);
    here.add(rows.tenant, 0);
    Await.done(here.flush().then(there.flush()).then(here.flush()));

    assertThat(balance().duplicates()).isEqualTo(5);
  }

  @Test
  void aTenantSeesItsOwnCountsOnly() {
    var other = new TenantRows(database);

    assertThat(Await.value(ledger.of(other.tenant)).accepted()).isZero();
    assertThat(other.number("select count(*) from ledger")).isEqualTo(1);
  }

  @Test
  void theCheckFindsWhoIsOutAndHealthTells() {
    new TenantRows(database);
    rows.write("update conversation_work set due_at = null");

    Await.done(new CheckLedgers(ledger, checks).run());

    var health = Await.value(new LedgerHealth(checks).health());
    assertThat(health.getStatus()).isEqualTo(new Status("DEGRADED"));
    assertThat(health.getDetails())
        .containsEntry("tenantsOutOfBalance", 1L)
        .containsEntry("imbalance", 1L);
  }

  @Test
  void aLedgerThatCannotBeCountedShowsAndKeepsNoOtherFromItsCheck() {
    var other = new TenantRows(database);
    Ledger broken =
        tenant ->
            tenant.equals(rows.tenant)
                ? Mono.error(new IllegalStateException("too slow"))
                : ledger.of(tenant);
    assertThat(Await.value(checks.summary()).unchecked()).isEqualTo(2);

    Await.done(new CheckLedgers(broken, checks).run());

    var summary = Await.value(checks.summary());
    assertThat(summary.failed()).isEqualTo(1);
    assertThat(summary.unchecked()).isZero();
    assertThat(Await.value(new LedgerHealth(checks).health()).getStatus())
        .isEqualTo(new Status("DEGRADED"));
    assertThat(Await.all(checks.next(10))).containsExactlyInAnyOrder(rows.tenant, other.tenant);
  }

  @Test
  void theMetricTellsWhatTheChecksFound() {
    var registry = new SimpleMeterRegistry();
    var configuration = new LedgerMeters();
    var summary = configuration.ledgerSummary(checks);
    configuration.ledgerGauges(summary).bindTo(registry);
    rows.write("update conversation_work set due_at = null");
    Await.done(new CheckLedgers(ledger, checks).run());

    Await.done(summary.ask());

    assertThat(registry.get("recado.ledger.imbalance").gauge().value()).isEqualTo(1);
  }

  @Test
  void whoeverWasCheckedLongestAgoIsNext() {
    var never = new TenantRows(database);
    Await.done(checks.record(rows.tenant, 0));

    assertThat(Await.all(checks.next(10))).isEqualTo(List.of(never.tenant, rows.tenant));
  }

  private Balance balance() {
    return Await.value(ledger.of(rows.tenant));
  }

  private void prunedByHand(String account, long total) {
    Await.done(
        database
            .database()
            .dispatch()
            .client()
            .sql("insert into ledger_pruned (tenant_id, account, total) values ($1, $2, $3)")
            .bind(0, rows.tenant.value())
            .bind(1, account)
            .bind(2, total)
            .then());
  }
}
