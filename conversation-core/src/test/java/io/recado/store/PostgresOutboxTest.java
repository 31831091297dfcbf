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
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.WindowTemplates;
import io.recado.outbox.WindowTemplates.WindowTemplate;
import io.recado.queue.ConversationKey;
import io.recado.testing.Await;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

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
        update channel_halt set until = until - interval '%1$s', reopened_at = reopened_at - interval '%1$s';
        update delivery_receipt set recorded_at = recorded_at - interval '%1$s';
        update outbox set due_at = due_at - interval '%1$s', ended_at = ended_at - interval '%1$s',
          claimed_at = claimed_at - interval '%1$s'
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
    try (var sender = connection();
        var statement = sender.createStatement()) {
      sender.setAutoCommit(false);
      statement.execute(steps(sent(message, "wamid.1")));

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

  /** Words that failed stand before others that are on their way, and whose end waits for them. */
  @Test
  void whatWaitsInItsPlaceDoesNotWaitForWhatIsOnItsWayBehindIt() throws SQLException {
    var key = sent("ana", "first");
    reply("ana", "second");
    var second = Await.value(stores.outbox().claim(key, Duration.ofMinutes(1)));
    fail("first", new Failure("131000", Remedy.RESEND, Duration.ZERO));
    later(Duration.ofSeconds(3));
    try (var other = impatient();
        var statement = other.createStatement()) {
      statement.execute("select from outbox where sequence = 1 for update");
      var sent = new Ending.Sent("second");
      var ended = stores.outbox().end(second, sent, Duration.ofMinutes(1)).toFuture();
      awaitHeldUp();

      statement.execute(steps(claimOf(key)));
      other.commit();

      assertThat(Await.value(Mono.fromFuture(ended)).held()).isTrue();
    }
  }

  @Test
  void aTakeoverDoesNotWaitForAChannelThatWorksAgain() throws SQLException {
    var ana = reply("ana", "hello");
    var eva = sent("eva", "hi");
    fail("hi", new Failure("131042", Remedy.MENDED, Duration.ZERO));
    assertThat(Await.empty(stores.outbox().claim(ana, Duration.ofMinutes(1)))).isTrue();
    later(Duration.ofMinutes(5));
    var probe = Await.value(stores.outbox().claim(eva, Duration.ofMinutes(1)));
    Await.done(stores.outbox().end(probe, new Ending.Sent("again"), Duration.ofMinutes(1)));
    try (var takeover = impatient();
        var statement = takeover.createStatement()) {
      statement.execute(
          "select from conversation where conversation_id = '%s' for no key update"
              .formatted(ana.conversation()));
      var delivered =
          List.of(
              Events.receipt("again", DeliveryStatus.SENT, null), Events.personSpeaking("I do"));
      var accepted = stores.journal().accept(channel, delivered, null).toFuture();
      awaitHeldUp();

      statement.execute(
          "select from change_handler('%s', '%s', 'Agent')"
              .formatted(channel.tenant(), ana.conversation()));
      takeover.commit();

      Await.done(Mono.fromFuture(accepted));
    }
    assertThat(Await.all(stores.outbox().halts())).isEmpty();
    assertThat(states()).containsExactlyInAnyOrder("sent", "withdrawn");
  }

  @Test
  void senderAndSenderDoNotWaitForEachOtherWhenAChannelWorksAgain() throws Exception {
    var keys =
        Stream.of("ana", "eva", "ida")
            .map(user -> reply(user, "hello"))
            .sorted(Comparator.comparing(key -> key.conversation().toString()))
            .toList();
    var waits = Await.value(stores.outbox().claim(keys.get(2), Duration.ofMinutes(1)));
    var down = new Ending.ChannelDown(Duration.ofMinutes(1), "190", "token");
    Await.done(stores.outbox().end(waits, down, Duration.ofMinutes(1)));
    later(Duration.ofMinutes(1));
    var probe = Await.value(stores.outbox().claim(keys.get(0), Duration.ofMinutes(1)));
    try (var other = impatient();
        var statement = other.createStatement();
        var sender = connection();
        var sending = sender.createStatement()) {
      statement.execute(
          "select from outbox where conversation_id = '%s' for update"
              .formatted(keys.get(1).conversation()));
      var sent =
          Mono.fromCallable(() -> sending.execute(steps(sent(probe, "1"), claimOf(keys.get(1)))))
              .subscribeOn(Schedulers.boundedElastic())
              .toFuture();
      awaitHeldUp();

      statement.execute(steps(claimOf(keys.get(2))));
      other.commit();

      Await.done(Mono.fromFuture(sent));
    }
    assertThat(Await.all(stores.outbox().halts())).isEmpty();
    assertThat(Await.all(stores.outbox().due(10))).containsExactly(keys.get(2));
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
    try (var takeover = connection();
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

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
  }

  /** In a transaction that is the one broken off in a deadlock, as it looks for one first. */
  private static Connection impatient() throws SQLException {
    var connection = connection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("set local deadlock_timeout = '10ms'");
    }
    return connection;
  }

  private static String steps(String... steps) {
    return "select held from outbox_steps(jsonb_build_array(%s), '1 day')"
        .formatted(String.join(", ", steps));
  }

  private static String claimOf(ConversationKey key) {
    return step(key, "'ending', 'none'");
  }

  private static String sent(OutboxMessage message, String providerId) {
    return step(
        message.conversation(),
        "'ending', 'sent', 'message', '%s', 'fence', %d, 'provider', '%s', 'probe', %d"
            .formatted(message.id(), message.fence(), providerId, message.probe()));
  }

  private static String step(ConversationKey key, String rest) {
    return "jsonb_build_object('place', 0, 'tenant', '%s', 'conversation', '%s', 'lease', 60000, 'delay', 0, %s)"
        .formatted(key.tenant(), key.conversation(), rest);
  }

  /** Until somebody waits for a delivery that is being written down. */
  private static void awaitWaiting() {
    awaitWaiting("locktype = 'advisory'");
  }

  /** Until somebody waits for a row. */
  private static void awaitHeldUp() {
    awaitWaiting("locktype in ('transactionid', 'tuple')");
  }

  private static void awaitWaiting(String which) {
    var waiting =
        database
            .client()
            .sql("select count(*) from pg_locks where not granted and " + which)
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
