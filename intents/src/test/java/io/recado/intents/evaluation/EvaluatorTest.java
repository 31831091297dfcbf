package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recado.conversation.Language;
import io.recado.intents.evaluation.Evaluation.OutOfScope;
import io.recado.intents.evaluation.Evaluation.Overlap;
import io.recado.intents.evaluation.Evaluator.Finding;
import io.recado.intents.local.Phrases;
import io.recado.intents.quality.Findings;
import io.recado.intents.quality.LabelledText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With readers that take a message for its first word. */
class EvaluatorTest {

  private static final List<LabelledText> PHRASES = phrases();

  @Test
  void aTestIsJudgedByAReaderOfAllPhrases() {
    var messages = List.of(text("a", "a x"), text("b", "b x"), text("b", "a x"), text("b", "b y"));

    var evaluation = evaluator(List.of(), null, Set.of()).onTest(PHRASES, messages);

    assertThat(evaluation.labels()).isEqualTo(2);
    assertThat(evaluation.phrases()).isEqualTo(20);
    assertThat(evaluation.messages()).isEqualTo(4);
    assertThat(evaluation.accuracy()).isEqualTo(0.75);
    assertThat(evaluation.coverageAt98()).isEqualTo(new Coverage(0.98, 0.9, 1, 0.75, null, null));
    assertThat(evaluation.latencyMillis().p50()).isPositive();
    assertThat(evaluation.memoryMegabytes().heap()).isPositive();
    assertThat(evaluation.outOfScope()).isNull();
    assertThat(evaluation.noise()).isNull();
    assertThat(evaluation.confusions()).isNull();
  }

  @Test
  void aCrossValidationJudgesEveryPhraseOnce() {
    var evaluation = evaluator(List.of(), null, Set.of()).byCrossValidation(PHRASES);

    assertThat(evaluation.messages()).isEqualTo(20);
    assertThat(evaluation.phrases()).isEqualTo(16);
    assertThat(evaluation.accuracy()).isEqualTo(1);
    assertThat(evaluation.overlap()).isNull();
  }

  @Test
  void messagesOfNoLabelAreWhatActingIsMeasuredAgainst() {
    var strangers = List.of(text(Phrases.OUT_OF_SCOPE, "x"), text(Phrases.OUT_OF_SCOPE, "a x"));

    var evaluation =
        evaluator(strangers, null, Set.of()).onTest(PHRASES, List.of(text("a", "a x")));

    // 0.9 against 0.1 and 0.9.
    assertThat(evaluation.outOfScope()).isEqualTo(new OutOfScope(2, 0.75));
    assertThat(evaluation.coverageAt98().precisionWithOutOfScope()).isEqualTo(0.5);
  }

  @Test
  void whatNobodyLearnedAsOutOfScopeIsNoMistake() {
    var messages = List.of(text("a", "a x"), text(Phrases.OUT_OF_SCOPE, "x"));

    var evaluation = evaluator(List.of(), null, Set.of()).onTest(PHRASES, messages);

    assertThat(evaluation.messages()).isEqualTo(1);
    assertThat(evaluation.accuracy()).isEqualTo(1);
    assertThat(evaluation.outOfScope()).isEqualTo(new OutOfScope(1, 1));
  }

  @Test
  void messagesThatWereLearnedAreTold() {
    var messages = List.of(PHRASES.getFirst(), text("b", "a x"));

    var evaluation = evaluator(List.of(), null, Set.of()).onTest(PHRASES, messages);

    assertThat(evaluation.overlap()).isEqualTo(new Overlap(1, 0.0));
  }

  @Test
  void labelsThatWereNotLearnedAreTold() {
    var messages = List.of(text("a", "a x"), text("c", "c x"));

    var evaluation = evaluator(List.of(), null, Set.of()).onTest(PHRASES, messages);

    assertThat(evaluation.labelsNotLearned()).containsExactly("c");
  }

  @Test
  void noiseIsMeasuredBesideTheMessagesThemselves() {
    var evaluation = evaluator(List.of(), 1.0, Set.of()).onTest(PHRASES, PHRASES);

    var noise = Objects.requireNonNull(evaluation.noise());
    assertThat(evaluation.accuracy()).isEqualTo(1);
    assertThat(noise.accuracy()).isLessThan(1);
    assertThat(noise.cost()).isCloseTo(1 - noise.accuracy(), within(1e-9));
  }

  @Test
  void listsComeWhenTheyAreAskedFor() {
    var mislabelled = new ArrayList<>(PHRASES);
    mislabelled.add(text("b", "a wrong"));

    var evaluation =
        evaluator(List.of(), null, EnumSet.allOf(Finding.class)).byCrossValidation(mislabelled);

    assertThat(evaluation.confusions()).hasSize(1);
    assertThat(evaluation.labelErrors())
        .containsExactly(new Findings.LabelError("b", "a", "a wrong", 0.9));
    assertThat(evaluation.weakPhrases()).hasSize(20);
  }

  private static Evaluator evaluator(
      List<LabelledText> strangers, @Nullable Double noise, Set<Finding> wanted) {
    var plan = new Experiment.Plan(5, null, noise, 1);
    var experiment = new Experiment(Judgements.byFirstWord(), plan, strangers);
    return new Evaluator(Language.SPANISH, experiment, noise, wanted);
  }

  private static List<LabelledText> phrases() {
    var phrases = new ArrayList<LabelledText>();
    for (int i = 0; i < 10; i++) {
      phrases.add(text("a", "a " + i));
      phrases.add(text("b", "b " + i));
    }
    return phrases;
  }

  private static LabelledText text(String label, String text) {
    return new LabelledText(label, text);
  }
}
