package io.recado.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Readable;
import io.recado.channel.Channel;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.database.TestDatabase;
import io.recado.dialogue.DialogueState;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.queue.ConversationKey;
import io.recado.queue.Lease;
import io.recado.testing.Await;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What turns leave behind for jobs and agents, and whether real traffic balances. */
@Tag("server")
class PostgresUpkeepTest {

  private static final Instant LATER = Instant.parse("2027-01-01T12:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(1);

  private static TestDatabase database;
  private static PostgresStores stores;

  private Channel channel;

  @BeforeAll
  static void start() {
    database = TestDatabase.ofPlainOwner("core");
    stores = new PostgresStores(database, database.database());
  }

  @AfterAll
  static void stop() {
    stores.close();
    database.close();
  }

  @BeforeEach
  void begin() {
    channel = stores.aChannel();
  }

  @AfterEach
  void empty() {
    database.emptyTables();
  }

  @Test
  void aTurnOfTheBotSaysWhenToMindSilence() {
    turn(Events.saying("one"), new Handler.Bot(), List.of());
    assertThat(number("select count(*) from conversation_work where silence_at = '" + LATER + "'"))
        .isEqualTo(1);

    turn(Events.saying("two"), new Handler.Queue(LATER), List.of());
    assertThat(number("select count(*) from conversation_work where silence_at is null"))
        .isEqualTo(1);
  }

  @Test
  void thatTimePassedIsAppliedAndLeavesNoLine() {
    turn(Events.saying("one"), new Handler.Bot(), List.of());
    var user = Events.saying("one").user();

    turn(new InboundEvent.TimePassed("silence/1", user, LATER), new Handler.Bot(), List.of());

    assertThat(number("select count(*) from journal where applied_at is not null")).isEqualTo(2);
    assertThat(number("select count(*) from message where author = 'customer'")).isEqualTo(1);
  }

  @Test
  void whatWasHeardIsInTheTranscriptAsHeard() {
    var file = new MessageContent.MediaFile("f", "audio/ogg", null, null);
    var note = new MessageContent.Media(MessageContent.MediaKind.VOICE, file, null);
    var lease = claim(accept(Events.saying("one").with(note)));
    var begun = Await.value(stores.turns().begin(lease));
    var entry = begun.pending().getFirst();
    var heard = new MessageContent.Transcribed(note, "no anda el wifi");
    var read = begun.with(List.of(entry.with(((CustomerMessage) entry.event()).with(heard))));

    Await.done(stores.turns().commit(lease, begun, nothing(read)));

    assertThat(
            number(
                "select count(*) from message where author = 'customer'"
                    + " and content ->> 'type' = 'Transcribed' and content ->> 'words' = 'no anda el wifi'"
                    + " and content -> 'media' ->> 'kind' = 'VOICE'"))
        .isEqualTo(1);
    assertThat(number("select count(*) from journal where event -> 'content' ->> 'type' = 'Media'"))
        .as("as delivered")
        .isEqualTo(1);
  }

  @Test
  void aNoteIsInTheTranscriptAndNotInTheOutbox() {
    turn(
        Events.saying("one"),
        new Handler.Bot(),
        List.of(new OutboundContent.Text("Ticket T-1 was opened.")));

    assertThat(number("select count(*) from message where author = 'note'")).isEqualTo(1);
    assertThat(
            number(
                "select count(*) from message where content ->> 'type' = 'Text' and author = 'note'"))
        .isEqualTo(1);
    assertThat(number("select count(*) from outbox where content ->> 'body' like 'Ticket%'"))
        .isZero();
  }

  @Test
  void whatComesInDuringATurnHasAQuietPeriodOfItsOwn() {
    write("update channel set quiet_period = '1 minute'");
    record(Events.saying("one"));
    write("update conversation_work set pending_since = now() - interval '1 hour', due_at = now()");
    var key = Await.all(stores.queue().due(1)).getFirst();
    var lease = claim(key);
    var begun = Await.value(stores.turns().begin(lease));
    record(Events.saying("two"));

    var committed = Await.value(stores.turns().commit(lease, begun, nothing(begun)));

    assertThat(committed.dueAgain()).isFalse();
    assertThat(Await.empty(stores.queue().claim(key, "worker", LONG))).isTrue();
    assertThat(
            number(
                "select count(*) from conversation_work where due_at - now() between '10 s' and '1 minute'"
                    + " and abs(extract(epoch from due_at - pending_since) - 60) < 5"))
        .isEqualTo(1);
  }

  @Test
  void realTrafficBalancesAtEveryStep() {
    accept(Events.saying("one"));
    assertBalance(1, 0, 1, 0);

    turn(Events.saying("two"), new Handler.Bot(), List.of());
    assertBalance(2, 2, 0, 1);

    var lease = claim(accept(Events.saying("three")));
    assertBalance(3, 2, 1, 1);

    Await.done(stores.queue().park(lease, "poison"));
    assertBalance(3, 2, 1, 1);
  }

  @Test
  void whatMustNotBeKeptAsItCameIsKeptAsTheTurnSays() {
    var lease = claim(accept(Events.message("ana", "code", "my code is 482913")));
    var begun = Await.value(stores.turns().begin(lease));
    var hidden =
        begun.pending().stream()
            .map(
                entry ->
                    entry.with(
                        ((InboundEvent.CustomerMessage) entry.event())
                            .with(new MessageContent.Text("my code is ••••••"))))
            .toList();
    var result =
        new TurnResult(
            watched(begun),
            new Handler.Bot(),
            List.of(),
            hidden,
            List.of(),
            List.of(),
            hidden,
            null);

    Await.done(stores.turns().commit(lease, begun, result));

    assertThat(number("select count(*) from journal where event::text like '%482913%'")).isZero();
    assertThat(number("select count(*) from message where content::text like '%482913%'")).isZero();
    assertThat(number("select count(*) from message where content::text like '%••••••%'"))
        .isEqualTo(1);
    assertThat(number("select count(*) from journal where event::text like '%••••••%'"))
        .isEqualTo(1);
  }

  private void assertBalance(long accepted, long applied, long pending, long created) {
    assertThat(
            Await.all(
                database
                    .scope()
                    .inTenant(
                        channel.tenant(),
                        () ->
                            database
                                .client()
                                .sql(
                                    "select accepted, applied, pending, created, forgotten, missing,"
                                        + " delivered_unsent, failed_unburied from ledger")
                                .map(PostgresUpkeepTest::counts)
                                .one())
                    .flux()))
        .containsExactly(List.of(accepted, applied, pending, created, 0L, 0L, 0L, 0L));
  }

  private static List<Long> counts(Readable row) {
    return IntStream.range(0, 8)
        .mapToObj(i -> Objects.requireNonNull(row.get(i, Long.class)))
        .toList();
  }

  /** The event comes in, and the turn over it says one thing and leaves notes. */
  private void turn(InboundEvent event, Handler next, List<OutboundContent> notes) {
    var lease = claim(accept(event));
    var begun = Await.value(stores.turns().begin(lease));
    var said = List.<OutboundContent>of(new OutboundContent.Text("Hello"));
    var result =
        new TurnResult(
            watched(begun), next, said, begun.pending(), List.of(), notes, List.of(), null);
    Await.done(stores.turns().commit(lease, begun, result));
  }

  private static TurnResult nothing(TurnInput begun) {
    return new TurnResult(watched(begun), new Handler.Bot(), List.of(), begun.pending(), List.of());
  }

  private static DialogueState watched(TurnInput begun) {
    return new DialogueState(
        Language.SPANISH,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        0,
        0,
        begun.now(),
        0,
        LATER,
        null);
  }

  private void record(InboundEvent event) {
    Await.done(stores.journal().accept(channel, List.of(event), null));
  }

  private ConversationKey accept(InboundEvent event) {
    record(event);
    return Await.all(stores.queue().due(1)).getFirst();
  }

  private static Lease claim(ConversationKey key) {
    return Await.value(stores.queue().claim(key, "worker", LONG));
  }

  private void write(String sql) {
    var statement = database.client().sql(sql);
    Await.done(database.scope().inTenant(channel.tenant(), statement::then));
  }

  private long number(String sql) {
    var query = database.client().sql(sql).mapValue(Long.class);
    return Await.value(database.scope().inTenant(channel.tenant(), query::one));
  }
}
