package io.recado.intents.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.recado.conversation.Language;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.intents.quality.Findings.Confusion;
import io.recado.intents.quality.LanguageQuality;
import io.recado.intents.quality.Quality;
import io.recado.intents.text.PerLanguage;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TenantClassifiersTest {

  private static final String CAKE = "a chocolate cake";

  private static final Phrases BAKERY =
      new Phrases(
          new PerLanguage<>(
              _ ->
                  Map.of(
                      "order_cake",
                      List.of(
                          "a birthday cake please",
                          "I want a cake",
                          "order a cake",
                          "cake for two"),
                      "ask_bread",
                      List.of("is there bread", "fresh bread today", "bread left", "rye bread"))));

  private final InMemoryClassifierStore store = new InMemoryClassifierStore();
  private final TenantClassifiers classifiers = new TenantClassifiers(store, 10);
  private final TenantId bakery = new TenantId(UUID.randomUUID());
  private final TenantId other = new TenantId(UUID.randomUUID());

  @AfterEach
  void close() {
    classifiers.close();
  }

  @Test
  void aTenantIsReadByWhatItsOwnBotLearned() {
    publish(bakery, BAKERY);

    soonReads(classifiers, "order_cake");
    assertThat(read(classifiers, other, CAKE)).isNotEqualTo("order_cake");
  }

  @Test
  void anotherProcessFollowsAPublication() {
    try (var elsewhere = new TenantClassifiers(store, 10)) {
      publish(bakery, BAKERY);

      soonReads(elsewhere, "order_cake");
    }
  }

  @Test
  void whatIsDroppedForOthersIsLoadedAgain() {
    try (var small = new TenantClassifiers(store, 0)) {
      publish(bakery, BAKERY);

      soonReads(small, "order_cake");
      assertThat(read(small, bakery, "some rye bread")).isEqualTo("ask_bread");
    }
  }

  @Test
  void whatWasLearnedWithAnotherEmbedderIsLearnedAnew() {
    Await.value(store.add(bakery, new Stored(BAKERY, new byte[6], Quality.UNKNOWN)));
    try (var classifiers = new TenantClassifiers(store, 10)) {
      soonReads(classifiers, "order_cake");
    }
    var kept = Await.value(store.get(bakery, 1));
    assertThat(kept.learned()).as("kept for other nodes").hasSizeGreaterThan(1_000);
    assertThat(kept.quality().languages())
        .allSatisfy(
            language -> {
              assertThat(language.own()).isTrue();
              assertThat(language.phrases()).isEqualTo(8);
              assertThat(language.judged()).as("each phrase once").isEqualTo(8);
            });
  }

  @Test
  void languagesAsTheyComeAreSharedAndTakeNoRoom() {
    var few = fewInSpanish();

    var learned = Await.value(learn(bakery, few));

    assertThat(learned.learned()).as("Spanish alone").hasSizeLessThan(1_000_000);
    assertThat(learned.quality().languages())
        .extracting(LanguageQuality::own)
        .containsExactly(true, false, false);
    assertThat(learned.quality().in(Language.GERMAN))
        .isEqualTo(Quality.shipped().in(Language.GERMAN));
    Await.value(store.add(bakery, learned));
    try (var classifiers = new TenantClassifiers(store, 10)) {
      var shipped = Await.value(classifiers.of(other));
      var own = soon(classifiers, classifier -> !classifier.equals(shipped));
      assertThat(own.read("meine Rechnung", Language.GERMAN).candidates())
          .isEqualTo(shipped.read("meine Rechnung", Language.GERMAN).candidates());
      assertThat(own.read("mi factura", Language.SPANISH).candidates())
          .isNotEqualTo(shipped.read("mi factura", Language.SPANISH).candidates());
    }
  }

  @Test
  void anotherVersionsShippedPhrasesAreNotLearnedForWhoHasThemAsTheyCome() {
    var learned = Await.value(learn(bakery, fewInSpanish()));
    var german = new LinkedHashMap<>(learned.phrases().in(Language.GERMAN));
    german.put("greet", List.of("Servus", "Moin", "Tach"));
    var before =
        new Phrases(
            new PerLanguage<>(
                each -> each == Language.GERMAN ? german : learned.phrases().in(each)));
    Await.value(store.add(bakery, new Stored(before, learned.learned(), learned.quality())));

    try (var classifiers = new TenantClassifiers(store, 10)) {
      var shipped = Await.value(classifiers.of(other));
      soon(classifiers, classifier -> !classifier.equals(shipped));
    }

    assertThat(Await.value(store.get(bakery, 1)).learned()).isEqualTo(learned.learned());
  }

  @Test
  void onlyLanguagesThatWereChangedAreLearned() {
    var first = Await.value(learn(bakery, BAKERY));
    Await.done(store.keepTried(bakery, marked(first)));
    var german =
        Map.of(
            "order_cake", List.of("eine Torte bitte", "Torte bestellen", "Kuchen für zwei"),
            "ask_bread", List.of("gibt es Brot", "frisches Brot", "ist noch Brot da"));

    var again = Await.value(learn(bakery, BAKERY));
    var changed = Await.value(learn(bakery, with(Language.GERMAN, german)));

    assertThat(learnedAnew(again)).isEmpty();
    assertThat(again.learned()).isEqualTo(first.learned());
    assertThat(learnedAnew(changed)).containsExactly(Language.GERMAN);
  }

  @Test
  void whatIsPublishedIsTakenOverToo() {
    var first = Await.value(learn(bakery, BAKERY));
    Await.value(store.add(bakery, marked(first)));
    soonReads(classifiers, "order_cake");

    assertThat(learnedAnew(Await.value(learn(bakery, BAKERY)))).isEmpty();
    assertThat(learnedAnew(Await.value(learn(other, BAKERY)))).hasSize(3);
  }

  @Test
  void onlyWhatCannotBeReadIsLearnedAnew() {
    var first = marked(Await.value(learn(bakery, BAKERY)));
    var german = Map.of("order_cake", List.of("a", "b", "c"), "ask_bread", List.of("d", "e", "f"));
    var others = with(Language.GERMAN, german);
    Await.value(store.add(bakery, new Stored(others, first.learned(), first.quality())));

    try (var classifiers = new TenantClassifiers(store, 10)) {
      soonReads(classifiers, "order_cake");
    }

    assertThat(learnedAnew(Await.value(store.get(bakery, 1)))).containsExactly(Language.GERMAN);
  }

  @Test
  void whatTheVersionBeforeHasKeptWholeIsReadAsItIs() {
    var whole = whole(BAKERY);
    Await.value(store.add(bakery, new Stored(BAKERY, whole, Quality.UNKNOWN)));

    try (var classifiers = new TenantClassifiers(store, 10)) {
      soonReads(classifiers, "order_cake");
    }

    assertThat(Await.value(store.get(bakery, 1)).learned()).isEqualTo(whole);
  }

  @Test
  void whatIsBrokenIsLearnedAnew() {
    var learned = Await.value(learn(bakery, BAKERY));
    var half = Arrays.copyOf(learned.learned(), learned.learned().length / 2);
    Await.value(store.add(bakery, new Stored(BAKERY, half, learned.quality())));

    try (var classifiers = new TenantClassifiers(store, 10)) {
      soonReads(classifiers, "order_cake");
    }

    assertThat(Await.value(store.get(bakery, 1)).learned()).isEqualTo(learned.learned());
  }

  @Test
  void phrasesNothingCanBeLearnedFromAreRefusedWithAllThatIsWrong() {
    var phrases =
        new Phrases(
            new PerLanguage<>(
                language ->
                    language == Language.GERMAN
                        ? Map.of("greet", List.of("Hallo", "Moin", " "))
                        : Map.of(
                            "greet", List.of("one", "two", "three"),
                            "leave", List.of("Two", "four", "five"))));

    var refusal = catchThrowableOfType(PhrasesException.class, () -> publish(bakery, phrases));

    assertThat(refusal.problems())
        .containsExactlyInAnyOrder(
            "es: intent greet: it has a phrase in common with leave",
            "en: intent greet: it has a phrase in common with leave",
            "de: intent leave: it has 0 phrases and needs 3",
            "de: intent greet: a phrase is empty");
    assertThat(Await.value(store.latest(null).collectList())).isEmpty();
  }

  @Test
  void whatWasLearnedEarlierHoldsAgainWithoutLearning() {
    int first = publish(bakery, BAKERY);
    soonReads(classifiers, "order_cake");
    Await.value(store.add(bakery, new Stored(Phrases.NONE, new byte[0], Quality.UNKNOWN)));
    soonReads(classifiers, read(classifiers, other, CAKE));

    var earlier = Await.value(store.get(bakery, first));
    assertThat(Await.value(store.add(bakery, earlier))).isEqualTo(3);

    soonReads(classifiers, "order_cake");
    assertThat(Await.empty(store.get(bakery, 9))).isTrue();
  }

  @Test
  void ownPhrasesStandInThePlaceOfTheShippedOnes() {
    var own =
        Phrases.shipped()
            .with(
                Map.of(
                    "greet", Map.of(Language.SPANISH, List.of("epa")),
                    "ring_bell", Map.of(Language.SPANISH, List.of("toca el timbre"))));

    assertThat(own.in(Language.SPANISH)).containsEntry("greet", List.of("epa"));
    assertThat(own.in(Language.SPANISH).keySet()).last().isEqualTo("ring_bell");
    assertThat(own.in(Language.SPANISH)).containsKey("open_ticket");
    assertThat(own.in(Language.GERMAN)).containsEntry("ring_bell", List.of());
    assertThat(TenantClassifiers.problems(own))
        .extracting(PhraseProblem::toString)
        .contains("de: intent ring_bell: it has 0 phrases and needs 3");
  }

  /** As owners do: learned by one process, and kept for all. */
  private int publish(TenantId tenant, Phrases phrases) {
    return Await.value(learn(tenant, phrases).flatMap(learned -> store.add(tenant, learned)));
  }

  private Mono<Stored> learn(TenantId tenant, Phrases phrases) {
    return classifiers.learn(tenant, phrases);
  }

  /** The same, but that it says of its languages that all was confused with "marked". */
  private static Stored marked(Stored learned) {
    return new Stored(
        learned.phrases(),
        learned.learned(),
        new Quality(
            learned.quality().languages().stream().map(TenantClassifiersTest::marked).toList()));
  }

  private static LanguageQuality marked(LanguageQuality quality) {
    return new LanguageQuality(
        quality.language(),
        quality.own(),
        quality.intents(),
        quality.threshold(),
        quality.coverage(),
        quality.steps(),
        List.of(new Confusion("marked", "marked", 1, 1, "marked")),
        quality.weakPhrases(),
        quality.labelErrors());
  }

  /** Those whose parts are not those that were marked. */
  private static List<Language> learnedAnew(Stored learned) {
    return learned.quality().languages().stream()
        .filter(each -> !each.equals(marked(each)))
        .map(LanguageQuality::language)
        .toList();
  }

  /** Those of the bakery, but for one language. */
  private static Phrases with(Language language, Map<String, List<String>> phrases) {
    return new Phrases(new PerLanguage<>(each -> each == language ? phrases : BAKERY.in(each)));
  }

  /** What comes with Recado; in Spanish the first few phrases of each intent alone. */
  private static Phrases fewInSpanish() {
    var shipped = Phrases.shipped();
    var few = new LinkedHashMap<>(shipped.in(Language.SPANISH));
    few.replaceAll((_, phrases) -> phrases.subList(0, 4));
    return new Phrases(
        new PerLanguage<>(each -> each == Language.SPANISH ? few : shipped.in(each)));
  }

  private static byte[] whole(Phrases phrases) {
    var bytes = new ByteArrayOutputStream();
    try {
      LocalClassifier.trainedOn(phrases).writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void soonReads(TenantClassifiers classifiers, String expected) {
    soon(classifiers, classifier -> intent(classifier, CAKE).equals(expected));
  }

  private LocalClassifier soon(TenantClassifiers classifiers, Predicate<LocalClassifier> such) {
    var found =
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
            .onBackpressureDrop()
            .concatMap(_ -> classifiers.of(bakery))
            .filter(such);
    return Await.value(found.next());
  }

  private static String read(TenantClassifiers classifiers, TenantId tenant, String text) {
    return intent(Await.value(classifiers.of(tenant)), text);
  }

  private static String intent(LocalClassifier classifier, String text) {
    return classifier.read(text, Language.ENGLISH).likeliest().intent();
  }
}
