package io.recado.intents.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.recado.channel.Channel;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Described;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.conversation.MessageContent.Transcribed;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.JournalEntry;
import io.recado.store.Events;
import io.recado.store.PostgresStores;
import io.recado.testing.Await;
import io.recado.turn.TurnResult;
import io.recado.understanding.Command;
import io.recado.understanding.Cost;
import io.recado.understanding.Doubt;
import io.recado.understanding.Hop;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the commit of a turn to a labelled sentence. */
@Tag("server")
class PostgresSentencesTest {

  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private static TestDatabase database;
  private static PostgresStores stores;
  private static Sentences sentences;

  private Channel channel;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
    stores = new PostgresStores(database, database.database());
    sentences = new PostgresSentences(database.client(), database.scope());
  }

  @AfterAll
  static void stop() {
    stores.close();
    database.close();
  }

  @BeforeEach
  void aTenant() {
    channel = stores.aChannel();
  }

  @Test
  void whatWasNotUnderstoodWaitsWithItsWords() {
    turn("se me cayó el coso", new Command.CannotUnderstand(), Source.NOBODY);

    var waiting = waiting();

    assertThat(waiting).hasSize(1);
    assertThat(waiting.getFirst().words()).isEqualTo("se me cayó el coso");
    assertThat(waiting.getFirst().doubt()).isEqualTo(Doubt.NOT_UNDERSTOOD);
    assertThat(waiting.getFirst().language()).isEqualTo(Language.SPANISH);
    assertThat(waiting.getFirst().taken()).isEmpty();
  }

  @Test
  void whatWasAskedBackOrReadByAModelWaitsWithWhatItWasTakenFor() {
    turn("es por la caja", new Command.Clarify(List.of("open_ticket", "faq")), Source.LOCAL_MODEL);
    turn("la boleta", new Command.StartFlow("pay_invoice"), Source.LANGUAGE_MODEL);

    assertThat(waiting())
        .extracting(DoubtfulSentence::doubt, DoubtfulSentence::taken)
        .containsExactly(
            tuple(Doubt.ASKED_A_MODEL, List.of("pay_invoice")),
            tuple(Doubt.ASKED_BACK, List.of("open_ticket", "faq")));
  }

  @Test
  void whatWasHeardInAVoiceNoteWaitsToo() {
    turn(
        List.of(Events.saying("hola"), Events.message("ana", "note", "[audio]")),
        pending -> List.of(pending.getFirst(), heard(pending.getLast(), "se me cayó el coso")),
        notUnderstood("hola se me cayó el coso"));
    turn(
        List.of(Events.saying("[foto]")),
        pending -> List.of(seen(pending.getFirst(), "un coso en el suelo")),
        notUnderstood(""));

    assertThat(waiting())
        .extracting(DoubtfulSentence::words)
        .containsExactly("hola\nse me cayó el coso");
    assertThat(label(waiting().getFirst().id(), "open_ticket")).isTrue();
    assertThat(Await.all(sentences.labelled(channel.tenant())))
        .extracting(LabelledSentence::words)
        .containsExactly("hola\nse me cayó el coso");
  }

  @Test
  void whatWasSureDoesNotWait() {
    turn("quiero pagar", new Command.StartFlow("pay_invoice"), Source.LOCAL_MODEL);
    turn("mi calle", new Command.SetSlot("where", new SlotValue.Words("mi calle")), Source.KEYWORD);

    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatWasNotReadLeavesNothing() {
    turn("482913", null);

    assertThat(rows("reading")).isZero();
  }

  @Test
  void aLabelledSentenceWaitsNoMoreAndItsLabelMayChange() {
    turn("se me cayó el coso", new Command.CannotUnderstand(), Source.NOBODY);
    var sentence = waiting().getFirst().id();

    assertThat(label(sentence, "faq")).isTrue();
    assertThat(label(sentence, "open_ticket")).isTrue();

    assertThat(waiting()).isEmpty();
    assertThat(Await.all(sentences.labelled(channel.tenant())))
        .extracting(
            LabelledSentence::id,
            LabelledSentence::language,
            LabelledSentence::intent,
            LabelledSentence::words)
        .containsExactly(tuple(sentence, Language.SPANISH, "open_ticket", "se me cayó el coso"));
  }

  @Test
  void whatIsOfNoUseIsNoPhrase() {
    turn("jajaja", new Command.CannotUnderstand(), Source.NOBODY);

    assertThat(label(waiting().getFirst().id(), null)).isTrue();

    assertThat(waiting()).isEmpty();
    assertThat(Await.all(sentences.labelled(channel.tenant()))).isEmpty();
  }

  @Test
  void theQueueIsReadPageByPage() {
    for (int i = 0; i < 3; i++) {
      turn("cosa " + i, new Command.CannotUnderstand(), Source.NOBODY);
    }

    var first = Await.all(sentences.waiting(channel.tenant(), LATER, 2));
    var rest = Await.all(sentences.waiting(channel.tenant(), first.getLast().at(), 2));

    assertThat(first).extracting(DoubtfulSentence::words).containsExactly("cosa 2", "cosa 1");
    assertThat(rest).extracting(DoubtfulSentence::words).containsExactly("cosa 0");
  }

  @Test
  void whatWasLabelledIsReadPageByPageLabelledLastFirst() {
    for (int i = 0; i < 4; i++) {
      turn("cosa " + i, new Command.CannotUnderstand(), Source.NOBODY);
    }
    waiting().reversed().forEach(one -> label(one.id(), "faq"));
    var third = labelled(null, null).get(1);
    label(third.id(), "open_ticket");

    var first = labelled("faq", null);
    var rest = labelled("faq", new LabelledQuery.Seen(first.getLast().at(), first.getLast().id()));

    assertThat(labelled(null, null).getFirst().id()).isEqualTo(third.id());
    assertThat(first).extracting(LabelledSentence::words).containsExactly("cosa 3", "cosa 1");
    assertThat(rest).extracting(LabelledSentence::words).containsExactly("cosa 0");
  }

  @Test
  void anotherTenantSeesAndLabelsNothing() {
    turn("se me cayó el coso", new Command.CannotUnderstand(), Source.NOBODY);
    var sentence = waiting().getFirst().id();
    var stranger = database.tenant("Stranger");

    assertThat(Await.all(sentences.waiting(stranger, LATER, 10))).isEmpty();
    assertThat(Await.value(sentences.label(stranger, sentence, "faq", "somebody"))).isFalse();
    assertThat(waiting()).hasSize(1);
  }

  private List<DoubtfulSentence> waiting() {
    return Await.all(sentences.waiting(channel.tenant(), LATER, 10));
  }

  private List<LabelledSentence> labelled(
      @Nullable String intent, LabelledQuery.@Nullable Seen after) {
    return Await.all(sentences.labelled(channel.tenant(), new LabelledQuery(intent, after, 2)));
  }

  private boolean label(UUID sentence, @Nullable String intent) {
    return Await.value(sentences.label(channel.tenant(), sentence, intent, "an owner"));
  }

  private long rows(String table) {
    var count = database.client().sql("select count(*) from " + table).mapValue(Long.class).one();
    return Await.value(database.scope().inTenant(channel.tenant(), () -> count));
  }

  private void turn(String words, Command command, Source decidedBy) {
    turn(words, understanding(words, command, decidedBy));
  }

  private static Understanding notUnderstood(String words) {
    return understanding(words, new Command.CannotUnderstand(), Source.NOBODY);
  }

  private static Understanding understanding(String words, Command command, Source decidedBy) {
    var read = new Interpretation(command, 0.8, words, decidedBy, new Cost(10, 2, 30));
    var hop = new Hop(Hop.Reader.LOCAL_MODEL, Hop.Outcome.UNSURE, Duration.ofMillis(4), Cost.NONE);
    return new Understanding(List.of(read), Language.SPANISH, List.of(hop));
  }

  private void turn(String words, @Nullable Understanding reading) {
    turn(List.of(Events.saying(words)), pending -> pending, reading);
  }

  /**
   * @param inWords what the turn makes of what was delivered
   */
  private void turn(
      List<InboundEvent> delivered,
      UnaryOperator<List<JournalEntry>> inWords,
      @Nullable Understanding reading) {
    Await.done(stores.journal().accept(channel, delivered, null));
    var key = Await.all(stores.queue().due(1)).getFirst();
    var lease = Await.value(stores.queue().claim(key, "worker", Duration.ofMinutes(1)));
    var begun = Await.value(stores.turns().begin(lease));
    begun = begun.with(inWords.apply(begun.pending()));
    var result =
        new TurnResult(
            begun.conversation().dialogue(),
            new Handler.Bot(),
            List.of(),
            begun.pending(),
            List.of(),
            List.of(),
            List.of(),
            reading);
    Await.done(stores.turns().commit(lease, begun, result));
  }

  private static JournalEntry heard(JournalEntry entry, String words) {
    return with(entry, new Transcribed(file(MediaKind.VOICE), words));
  }

  private static JournalEntry seen(JournalEntry entry, String words) {
    return with(entry, new Described(file(MediaKind.IMAGE), words));
  }

  private static Media file(MediaKind kind) {
    return new Media(kind, new MediaFile("file", null, null, null), null);
  }

  private static JournalEntry with(JournalEntry entry, MessageContent content) {
    return entry.with(((CustomerMessage) entry.event()).with(content));
  }
}
