package io.recado.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.Takeover.Taken;
import io.recado.database.TestDatabase;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.InboundEvent.Failure;
import io.recado.journal.InboundEvent.Remedy;
import io.recado.outbox.DeadLetters.DeadLetter;
import io.recado.outbox.DeadLetters.Filter;
import io.recado.outbox.Ending;
import io.recado.outbox.WindowTemplates;
import io.recado.outbox.WindowTemplates.WindowTemplate;
import io.recado.queue.ConversationKey;
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

  @Test
  void whatFailedAndArrivedAfterAllIsNotWithdrawnByATakeover() {
    var key = sent("ana", "hello");
    fail("hello", new Failure("131000", Remedy.RESEND, Duration.ofMinutes(1)));
    assertThat(states()).containsExactly("pending");
    accept(Events.receipt("hello", DeliveryStatus.READ, null));

    Await.done(stores.takeover().takeOver(key, "Agent"));

    assertThat(states()).containsExactly("sent");
  }

  @Test
  void aChannelThatTookWhatFailedWorksAgainWhenOneIsToldNotToHave() {
    var ana = sent("ana", "hello");
    var eva = reply("eva", "hi");
    fail("hello", new Failure("131042", Remedy.MENDED, Duration.ZERO));
    later(Duration.ofMinutes(5));
    var probe = Await.value(stores.outbox().claim(ana, Duration.ofMinutes(1)));
    assertThat(probe.probe()).isEqualTo(1);

    Await.done(stores.outbox().end(probe, new Ending.Sent("again"), Duration.ofMinutes(1)));
    assertThat(Await.empty(stores.outbox().claim(eva, Duration.ofMinutes(1)))).isTrue();
    accept(Events.receipt("again", DeliveryStatus.SENT, null));

    assertThat(Await.all(stores.outbox().halts())).isEmpty();
    assertThat(Await.value(stores.outbox().claim(eva, Duration.ofMinutes(1))).probe()).isZero();
  }

  @Test
  void aRefusalDoesNotShowThatAChannelWorksWhichTookWhatFailed() {
    var ana = sent("ana", "hello");
    var eva = reply("eva", "hi");
    fail("hello", new Failure("131042", Remedy.MENDED, Duration.ZERO));
    later(Duration.ofMinutes(5));
    var probe = Await.value(stores.outbox().claim(ana, Duration.ofMinutes(1)));

    var refused = new Ending.Dead("131026", "no", Duration.ZERO);
    Await.done(stores.outbox().end(probe, refused, Duration.ofMinutes(1)));

    assertThat(Await.all(stores.outbox().halts())).hasSize(1);
    assertThat(Await.value(stores.outbox().claim(eva, Duration.ofMinutes(1))).probe()).isEqualTo(2);
  }

  @Test
  void anotherMessagesFailureDoesNotUndoTheWaitingForTheOneThatTries() {
    var ana = sent("ana", "hello");
    sent("eva", "older");
    sent("ida", "as old");
    fail("hello", new Failure("131042", Remedy.MENDED, Duration.ZERO));
    later(Duration.ofMinutes(5));
    var probe = Await.value(stores.outbox().claim(ana, Duration.ofMinutes(1)));
    Await.done(stores.outbox().end(probe, new Ending.Sent("again"), Duration.ofMinutes(1)));
    var halt = Await.all(stores.outbox().halts());

    fail("older", new Failure("131042", Remedy.MENDED, Duration.ZERO));
    fail("as old", new Failure("130429", Remedy.PAUSE, Duration.ofMinutes(1)));
    assertThat(Await.all(stores.outbox().halts())).isEqualTo(halt);
    accept(Events.receipt("again", DeliveryStatus.SENT, null));

    assertThat(Await.all(stores.outbox().halts())).isEmpty();
  }

  @Test
  void theFailureOfTheOneThatTriesKeepsTheChannelDown() {
    var ana = sent("ana", "hello");
    fail("hello", new Failure("131042", Remedy.MENDED, Duration.ZERO));
    later(Duration.ofMinutes(5));
    var probe = Await.value(stores.outbox().claim(ana, Duration.ofMinutes(1)));
    Await.done(stores.outbox().end(probe, new Ending.Sent("again"), Duration.ofMinutes(1)));

    fail("again", new Failure("131042", Remedy.MENDED, Duration.ZERO));
    later(Duration.ofMinutes(1));

    assertThat(Await.empty(stores.outbox().claim(ana, Duration.ofMinutes(1)))).isTrue();
    assertThat(Await.all(stores.outbox().halts())).hasSize(1);
  }

  @Override
  protected void later(Duration time) {
    database.executeAsOwner(
        """
        update channel_halt set until = until - interval '%1$s';
        update delivery_receipt set recorded_at = recorded_at - interval '%1$s';
        update outbox set due_at = due_at - interval '%1$s', ended_at = ended_at - interval '%1$s'
        """
            .formatted(time));
  }

  private void accept(InboundEvent... events) {
    Await.done(stores.journal().accept(channel, List.of(events), null));
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
    var key = reply("ana", "hello");
    var templates = stores.windowTemplates();
    assertThat(Await.empty(templates.of(key, channel.id(), List.of()))).isTrue();

    save(templates, new WindowTemplate("first", Language.GERMAN));
    save(templates, new WindowTemplate("again", Language.SPANISH));

    assertThat(Await.value(templates.of(key, channel.id(), List.of())))
        .isEqualTo(new WindowTemplate("again", Language.SPANISH));
    var foreign = new ConversationKey(stores.aChannel().tenant(), key.conversation());
    assertThat(Await.empty(templates.of(foreign, channel.id(), List.of()))).isTrue();
  }

  @Test
  void aTemplateWithTheVeryButtonsOfAChoiceComesBeforeTheChannels() {
    var key = reply("ana", "hello");
    var templates = stores.windowTemplates();
    save(templates, new WindowTemplate("answer", Language.SPANISH));
    declare("reminder", "es", "Hola: {{1}}", "Confirmar,Anular");
    declare("two_places", "es", "Hola {{1}}: {{2}}", "Sí,No");

    assertThat(Await.value(templates.of(key, channel.id(), List.of("Confirmar", "Anular"))))
        .isEqualTo(new WindowTemplate("reminder", Language.SPANISH, true));
    for (var others :
        List.of(List.of("Anular", "Confirmar"), List.of("Sí", "No"), List.<String>of())) {
      assertThat(Await.value(templates.of(key, channel.id(), others)))
          .isEqualTo(new WindowTemplate("answer", Language.SPANISH));
    }
  }

  @Test
  void ofTemplatesWithTheSameButtonsThatInTheConversationsLanguageIsTaken() {
    var key = reply("ana", "hello");
    declare("how", "de", "Bitte: {{1}}", "Mail,Chat");
    declare("how", "en", "Please: {{1}}", "Mail,Chat");
    declare("how", "es", "Por favor: {{1}}", "Mail,Chat");

    var found = stores.windowTemplates().of(key, channel.id(), List.of("Mail", "Chat"));

    assertThat(Await.value(found)).isEqualTo(new WindowTemplate("how", Language.SPANISH, true));
  }

  private void declare(String name, String language, String body, String buttons) {
    var statement =
        database
            .client()
            .sql(
                "insert into message_template (tenant_id, channel_id, name, language, body, buttons)"
                    + " values ($1, $2, $3, $4, $5, string_to_array($6, ','))")
            .bind(0, channel.tenant().value())
            .bind(1, channel.id().value())
            .bind(2, name)
            .bind(3, language)
            .bind(4, body)
            .bind(5, buttons);
    Await.done(database.scope().inTenant(channel.tenant(), statement::then));
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
