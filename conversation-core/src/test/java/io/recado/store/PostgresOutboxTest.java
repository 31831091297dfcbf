package io.recado.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.Takeover.Taken;
import io.recado.database.TestDatabase;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.outbox.DeadLetters.DeadLetter;
import io.recado.outbox.DeadLetters.Filter;
import io.recado.outbox.WindowTemplates;
import io.recado.outbox.WindowTemplates.WindowTemplate;
import io.recado.testing.Await;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@Tag("server")
class PostgresOutboxTest extends OutboxContract {

  private static TestDatabase database;
  private static PostgresStores stores;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
    stores = new PostgresStores(database, database.database());
  }

  @AfterAll
  static void stop() {
    stores.close();
    database.close();
  }

  /** The outbox is asked across tenants, so no test may leave work to the next. */
  @AfterEach
  void empty() {
    database.emptyTables();
  }

  @Override
  protected Stores stores() {
    return stores;
  }

  @Test
  void whoReplaysAndDiscardsIsWrittenDown() {
    die(reply("ana", "hello"), "131026");
    Await.done(stores.deadLetters().replay(channel.tenant(), Filter.all(), "Ana", 10));
    die(reply("eva", "hello"), "100");
    Await.done(stores.deadLetters().discard(channel.tenant(), Filter.code("100"), "Eva", 10));

    assertThat(actions()).containsExactly("replay by Ana of 131026", "discard by Eva of 100");
  }

  @Test
  void whatAReceiptShowsAsSentIsNotWithdrawnByATakeover() {
    var key = reply("ana", "hello");
    var message = Await.value(stores.outbox().claim(key, Duration.ZERO));
    Await.done(
        stores
            .journal()
            .accept(
                channel,
                List.of(Events.receipt("w", DeliveryStatus.DELIVERED, message.id().toString())),
                null));

    Await.done(stores.takeover().takeOver(key, "Agent"));

    assertThat(states()).containsExactly("sent");
  }

  @Test
  void whatWasWithdrawnAndArrivedCountsAsSent() {
    var key = reply("ana", "hello");
    var message = Await.value(stores.outbox().claim(key, Duration.ZERO));
    Await.done(stores.takeover().takeOver(key, "Agent"));
    assertThat(states()).containsExactly("withdrawn");

    Await.done(
        stores
            .journal()
            .accept(
                channel,
                List.of(Events.receipt("w", DeliveryStatus.DELIVERED, message.id().toString())),
                null));

    assertThat(states()).containsExactly("sent");
  }

  /** Neither transaction sees what the other has not committed: one has to wait. */
  @Test
  void aFailureToldWhileTheSendIsWrittenDownIsNotMissed() throws SQLException {
    var key = reply("ana", "hello");
    var message = Await.value(stores.outbox().claim(key, Duration.ofMinutes(1)));
    try (var sender = DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
        var statement = sender.createStatement()) {
      sender.setAutoCommit(false);
      statement.execute(
          """
          select held from outbox_steps(jsonb_build_array(jsonb_build_object('place', 0, 'tenant', '%s',
            'conversation', '%s', 'lease', 1000, 'ending', 'sent', 'message', '%s', 'fence', %d, 'delay', 0,
            'provider', 'wamid.1', 'probe', 0)), '1 day')
          """
              .formatted(channel.tenant(), key.conversation(), message.id(), message.fence()));

      var failure =
          stores
              .journal()
              .accept(
                  channel, List.of(Events.receipt("wamid.1", DeliveryStatus.FAILED, null)), null)
              .toFuture();
      awaitWaiting();
      sender.commit();
      Await.done(Mono.fromFuture(failure));
    }

    assertThat(states()).containsExactly("dead");
  }

  /** A takeover that comes after the replay has looked, and before it has written. */
  @Test
  void aTakeoverThatOvertakesAReplaySilencesWhatIsReplayed() throws SQLException {
    var key = reply("ana", "hello");
    die(key, "100");
    database.executeAsOwner(
        """
        create function wait_for_takeover() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock(1, 1); return new; end $$;
        create trigger wait_for_takeover before insert on dead_letter_action
        for each row execute function wait_for_takeover();
        """);
    try (var takeover = DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
        var statement = takeover.createStatement()) {
      statement.execute("select pg_advisory_lock(1, 1)");
      var replay = stores.deadLetters().replay(channel.tenant(), Filter.all(), "me", 10).toFuture();
      awaitWaiting();
      assertThat(Await.value(stores.takeover().takeOver(key, "Agent"))).isEqualTo(Taken.SILENT);
      statement.execute("select pg_advisory_unlock(1, 1)");
      assertThat(Await.value(Mono.fromFuture(replay))).isEqualTo(1);
    } finally {
      database.executeAsOwner(
          "drop trigger wait_for_takeover on dead_letter_action; drop function wait_for_takeover()");
    }

    assertThat(Await.empty(stores.outbox().claim(key, Duration.ofMinutes(1)))).isTrue();
    assertThat(states()).containsExactly("withdrawn");
  }

  @Test
  void aMessageThatCannotBeReadIsADeadLetterAndTheNextGoes() {
    var key = reply("ana", "first", "second");
    var other = reply("eva", "hello");
    database.executeAsOwner(
        "update outbox set content = '{\"type\": \"?\"}' where sequence = 1"
            + " and conversation_id = '%s'".formatted(key.conversation()));

    var next = Await.value(stores.outbox().claim(key, Duration.ofMinutes(1)));

    assertThat(next.content().body()).isEqualTo("second");
    var letters = Await.all(stores.deadLetters().list(channel.tenant(), Filter.all(), null, 10));
    assertThat(letters).extracting(DeadLetter::code).containsExactly("unreadable");
    assertThat(letters).extracting(DeadLetter::content).containsOnlyNulls();
    assertThat(Await.value(stores.outbox().claim(other, Duration.ofMinutes(1))).content().body())
        .isEqualTo("hello");
  }

  private List<String> states() {
    var states = database.client().sql("select state from outbox").mapValue(String.class).all();
    return Await.value(database.scope().inTenant(channel.tenant(), states::collectList));
  }

  /** Until somebody waits for a lock that is held. */
  private static void awaitWaiting() {
    var waiting =
        database
            .client()
            .sql("select count(*) from pg_locks where not granted and locktype = 'advisory'")
            .mapValue(Long.class)
            .one();
    Await.done(waiting.repeat().filter(count -> count > 0).next());
  }

  @Test
  void aChannelsTemplateIsKept() {
    var templates = stores.windowTemplates();
    assertThat(Await.empty(templates.of(channel.tenant(), channel.id()))).isTrue();

    save(templates, new WindowTemplate("first", Language.GERMAN));
    save(templates, new WindowTemplate("again", Language.SPANISH));

    assertThat(Await.value(templates.of(channel.tenant(), channel.id())))
        .isEqualTo(new WindowTemplate("again", Language.SPANISH));
    assertThat(Await.empty(templates.of(stores.aChannel().tenant(), channel.id()))).isTrue();
  }

  private void save(WindowTemplates templates, WindowTemplate template) {
    Await.done(templates.save(channel.tenant(), channel.id(), template));
  }

  private List<String> actions() {
    var actions =
        database
            .client()
            .sql(
                "select action || ' by ' || acted_by || ' of ' || error_code from dead_letter_action"
                    + " order by acted_at")
            .mapValue(String.class)
            .all();
    return Await.value(database.scope().inTenant(channel.tenant(), actions::collectList));
  }
}
