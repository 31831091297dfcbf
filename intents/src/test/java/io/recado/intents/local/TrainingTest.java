package io.recado.intents.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recado.conversation.Language;
import io.recado.intents.local.Reading.Candidate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Trains on n-grams alone, as happens where the embedding model's native parts cannot be loaded.
 */
class TrainingTest {

  private static final Head HEAD = train();

  @Test
  void theSamePhrasesGiveTheSameClassifier() {
    var again = train();

    assertThat(again.read("no me llega la señal", null).candidates())
        .isEqualTo(HEAD.read("no me llega la señal", null).candidates());
  }

  @Test
  void embeddingsAreAHelpAndNoNeed() {
    assertThat(HEAD.read("quiero pagar lo que debo", null).likeliest().intent())
        .isEqualTo("pay_invoice");
    assertThat(HEAD.read("kero pgar mi factra", null).likeliest().intent())
        .isEqualTo("pay_invoice");
  }

  @Test
  void probabilitiesAddUpToOneAndTheLikeliestComesFirst() {
    var candidates = HEAD.read("cuándo viene el técnico", null).candidates();

    assertThat(candidates.stream().mapToDouble(Candidate::probability).sum())
        .isCloseTo(1, within(1e-6));
    assertThat(candidates)
        .extracting(Candidate::probability)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void wordsNeverSeenAreNotBelieved() {
    // From 0.4 on a reading is acted on.
    assertThat(HEAD.read("xqzt wvbn", null).acceptance()).isLessThan(0.4);
  }

  @Test
  void whatAnIntentLeavesBehindIsInherited() {
    var reading = HEAD.read("hay una caída en mi zona?", null);

    var inherited = reading.bequeathing(Map.of("check_outage", "open_ticket"));

    assertThat(inherited.probability("check_outage")).isZero();
    assertThat(inherited.probability("open_ticket"))
        .isCloseTo(
            reading.probability("open_ticket") + reading.probability("check_outage"), within(1e-9));
    assertThat(inherited.likeliest().intent()).isEqualTo("open_ticket");
  }

  private static Head train() {
    var phrases = Phrases.shipped().in(Language.SPANISH);
    return new Training(Language.SPANISH, phrases, null, new HashMap<>()).train().head();
  }
}
