package io.recado.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import io.recado.testing.Await;
import io.recado.testing.TenantRows;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

@Tag("server")
class PruneRowsTest {

  private TestDatabase database;
  private TenantRows rows;

  @BeforeEach
  void start() {
    database = TestDatabase.ofPlainOwner("core");
    rows = new TenantRows(database);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void appliedEventsGoAfterTheirTimeAndAreCounted() {
    rows.journal("old", "91 days", true);
    rows.journal("older", "200 days", true);
    rows.journal("young", "89 days", true);

    prune();

    assertThat(rows.count("journal")).isEqualTo(1);
    assertThat(pruned("applied")).isEqualTo(2);
  }

  @Test
  void anEventThatWaitsIsKeptForEver() {
    rows.journal("waiting", "400 days", false);

    prune();

    assertThat(rows.count("journal")).isEqualTo(1);
  }

  @Test
  void moreThanOneBatchIsPrunedInOneRun() {
    rows.write(
        "insert into journal (tenant_id, channel_id, event_key, event, received_at, applied_at)"
            + " select {}, {}, n::text, '{}', now() - interval '91 days', now() - interval '91 days'"
            + " from generate_series(1, 2500) n",
        rows.tenant,
        rows.channel);

    prune();

    assertThat(rows.count("journal")).isZero();
    assertThat(pruned("applied")).isEqualTo(2500);
  }

  @Test
  void endedMessagesGoAndAreCountedByTheirEnd() {
    rows.outbox("sent", "91 days");
    rows.outbox("sent", "91 days");
    rows.outbox("dead", "91 days");
    rows.outbox("sent", "1 day");
    rows.outbox("pending", "91 days");

    prune();

    assertThat(rows.count("outbox")).isEqualTo(2);
    assertThat(pruned("sent")).isEqualTo(2);
    assertThat(pruned("dead")).isEqualTo(1);
  }

  @Test
  void receiptsGoAndAReadMessageCountsAsDelivered() {
    rows.receipt("one", "READ", 4, "91 days");
    rows.receipt("two", "DELIVERED", 3, "91 days");
    rows.receipt("three", "FAILED", 2, "91 days");
    rows.receipt("four", "SENT", 1, "91 days");
    rows.receipt("five", "READ", 4, "1 day");

    prune();

    assertThat(rows.count("delivery_receipt")).isEqualTo(1);
    assertThat(pruned("delivered")).isEqualTo(2);
    assertThat(pruned("read")).isEqualTo(1);
    assertThat(pruned("failed")).isEqualTo(1);
  }

  @Test
  void endedRequestsOfActionsGoAndOthersStay() {
    rows.action("ended", "ended", "91 days");
    rows.action("queued", "queued", "91 days");

    prune();

    assertThat(rows.count("action_run")).isEqualTo(1);
  }

  @Test
  void entriesOfTheAuditGoAfterTheirTimeAndNoSooner() {
    for (var age : new String[] {"731 days", "729 days"}) {
      rows.write(
          "insert into audit_entry (tenant_id, at, actor_kind, action, outcome)"
              + " values ({}, now() - {}::interval, 'bot', 'conversation.queued', 'done')",
          rows.tenant,
          age);
    }

    prune();

    assertThat(rows.count("audit_entry")).isEqualTo(1);
  }

  @Test
  void wordsOfFilesAndCallsOfModelsGoAfterTheirTime() {
    for (var age : new String[] {"31 days", "1 day"}) {
      rows.write(
          "insert into media_words (tenant_id, channel_id, file_id, contact_id, words, read_at)"
              + " select {}, {}, {}, contact_id, 'hola', now() - {}::interval from contact",
          rows.tenant,
          rows.channel,
          age,
          age);
    }
    for (var age : new String[] {"401 days", "399 days"}) {
      rows.write(
          "insert into llm_call (tenant_id, call_id, contact_id, day, model, micros, made_at)"
              + " select {}, {}, contact_id, (now() - {}::interval)::date, 'm', 1, now() - {}::interval"
              + " from contact",
          rows.tenant,
          Uuid7.next(),
          age,
          age);
      rows.write(
          "insert into llm_spending (tenant_id, spender, day, micros)"
              + " values ({}, {}, (now() - {}::interval)::date, 1)",
          rows.tenant,
          rows.tenant,
          age);
    }

    prune();

    assertThat(rows.count("media_words")).isEqualTo(1);
    assertThat(rows.count("llm_call")).isEqualTo(1);
    assertThat(rows.count("llm_spending")).isEqualTo(1);
  }

  @Test
  void whatCustomersSentGoesAfterItsTimeAndNotLaterThanItsTranscript() {
    for (var age : new String[] {"91 days", "89 days", "29 days"}) {
      rows.write(
          "insert into received_file (tenant_id, conversation_id, message_id, channel_id, file_id,"
              + " state, bytes, size, came_at)"
              + " values ({}, {}, {}, {}, 'f', 'kept', 'x', 1, now() - {}::interval)",
          rows.tenant,
          rows.conversation,
          Uuid7.next(),
          rows.channel,
          age);
    }

    prune();
    assertThat(rows.count("received_file")).isEqualTo(2);
    prune(Map.of("RECADO_KEEP_TRANSCRIPTS", "30d"));
    assertThat(rows.count("received_file")).isEqualTo(1);
  }

  @Test
  void theDatabaseLetsNothingGoThatMayBeDeliveredAgain() {
    rows.journal("young", "7 days", true);
    rows.journal("waiting", "400 days", false);
    rows.outbox("pending", "91 days");

    for (var table : new String[] {"journal", "outbox"}) {
      Await.done(database.database().dispatch().client().sql("delete from " + table).then());
    }

    assertThat(rows.count("journal")).isEqualTo(2);
    assertThat(rows.count("outbox")).isEqualTo(1);
  }

  @Test
  void aShorterTimeThanTheProductNeedsIsRefused() {
    var settings = Settings.of(Map.of("RECADO_KEEP_JOURNAL", "7d"));

    assertThatThrownBy(() -> Keep.of(settings))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("RECADO_KEEP_JOURNAL must be at least 8d");
  }

  private void prune() {
    prune(Map.of());
  }

  private void prune(Map<String, String> environment) {
    var job =
        new PruneRows(
            database.database().dispatch(),
            new DefaultListableBeanFactory().getBeanProvider(Pruning.class),
            Settings.of(environment),
            new SimpleMeterRegistry());
    Await.done(job.run());
  }

  private long pruned(String account) {
    return rows.number(
        "select coalesce(sum(total), 0)::bigint from ledger_pruned where account = '"
            + account
            + "'");
  }
}
