package io.recado.intents.evaluation;

import static io.recado.intents.evaluation.Judgements.read;
import static io.recado.intents.evaluation.Judgements.right;
import static io.recado.intents.evaluation.Judgements.stranger;
import static io.recado.intents.evaluation.Judgements.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.intents.local.Phrases;
import io.recado.intents.quality.Judgement;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

  @Test
  void theThresholdActsOnAsManyAsThePrecisionAllows() {
    // The first three are right, with the fourth 3/4, with the fifth 4/5.
    var judgements =
        List.of(right(0.9), right(0.8), right(0.7), wrong(0.6), right(0.5), wrong(0.4));

    assertThat(Threshold.reaching(0.8, judgements)).isEqualTo(new Threshold(0.5));
    assertThat(Threshold.reaching(0.98, judgements)).isEqualTo(new Threshold(0.7));
  }

  @Test
  void equalScoresAreActedOnTogetherOrNotAtAll() {
    var judgements = List.of(right(0.9), right(0.5), wrong(0.5));

    assertThat(Threshold.reaching(0.98, judgements)).isEqualTo(new Threshold(0.9));
  }

  @Test
  void nothingIsActedOnWhereNothingIsPreciseEnough() {
    var threshold = Threshold.reaching(0.98, List.of(wrong(0.9), right(0.8)));

    var coverage = coverage(threshold, List.of(right(1)), List.of());

    assertThat(coverage).isEqualTo(new Coverage(0.98, null, 0, null, null, null));
  }

  @Test
  void whatIsTakenToBeOutOfScopeIsNeverActedOn() {
    var declined = read(Phrases.OUT_OF_SCOPE, Phrases.OUT_OF_SCOPE, 0.99);

    var threshold = Threshold.reaching(0.5, List.of(right(0.9), declined));

    assertThat(threshold).isEqualTo(new Threshold(0.9));
  }

  @Test
  void coverageIsOfMessagesInScopeAndPrecisionOfThoseActedOn() {
    var messages = List.of(right(0.9), wrong(0.8), right(0.3), right(0.2));

    var coverage = coverage(new Threshold(0.5), messages, List.of());

    assertThat(coverage).isEqualTo(new Coverage(0.98, 0.5, 0.5, 0.5, null, null));
  }

  @Test
  void messagesOutOfScopeCostPrecision() {
    var messages = List.of(right(0.9), right(0.8), right(0.7), stranger(0.6));

    var coverage = coverage(new Threshold(0.5), messages, List.of(stranger(0.7), stranger(0.1)));

    assertThat(coverage).isEqualTo(new Coverage(0.98, 0.5, 1, 1.0, 0.6, 1.0 / 3));
  }

  private static Coverage coverage(
      Threshold threshold, List<Judgement> messages, List<Judgement> strangers) {
    var part = new Coverage.Part(threshold, messages, strangers);
    return Coverage.of(0.98, threshold, List.of(part));
  }
}
