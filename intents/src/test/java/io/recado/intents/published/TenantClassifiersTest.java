package io.recado.intents.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.recado.conversation.Language;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import io.recado.intents.text.PerLanguage;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

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
    Await.value(store.add(bakery, BAKERY, new byte[] {0, 0, 0, 0, 0, 0}));
    try (var classifiers = new TenantClassifiers(store, 10)) {
      soonReads(classifiers, "order_cake");
    }
    assertThat(Await.value(store.get(bakery, 1)).learned())
        .as("kept for other nodes")
        .hasSizeGreaterThan(1_000);
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
    Await.value(store.add(bakery, Phrases.NONE, new byte[0]));
    soonReads(classifiers, read(classifiers, other, CAKE));

    var earlier = Await.value(store.get(bakery, first));
    assertThat(Await.value(store.add(bakery, earlier.phrases(), earlier.learned()))).isEqualTo(3);

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
    return Await.value(
        classifiers
            .learn(phrases)
            .flatMap(learned -> store.add(tenant, learned.phrases(), learned.learned())));
  }

  private void soonReads(TenantClassifiers classifiers, String expected) {
    var reads =
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
            .onBackpressureDrop()
            .concatMap(_ -> classifiers.of(bakery))
            .filter(classifier -> intent(classifier, CAKE).equals(expected));

    assertThat(Await.value(reads.next())).isNotNull();
  }

  private static String read(TenantClassifiers classifiers, TenantId tenant, String text) {
    return intent(Await.value(classifiers.of(tenant)), text);
  }

  private static String intent(LocalClassifier classifier, String text) {
    return classifier.read(text, Language.ENGLISH).likeliest().intent();
  }
}
