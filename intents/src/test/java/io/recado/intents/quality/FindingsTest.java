package io.recado.intents.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.intents.quality.Findings.Confusion;
import io.recado.intents.quality.Findings.LabelError;
import io.recado.intents.quality.Findings.WeakPhrase;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

  @Test
  void theMostFrequentConfusionComesFirst() {
    var judgements =
        List.of(
            read("a", "b", 0.5),
            read("b", "a", 0.6),
            read("b", "a", 0.7),
            read("a", "a", 0.9),
            read("b", "b", 0.9));

    assertThat(Findings.confusions(judgements))
        .containsExactly(
            new Confusion("b", "a", 2, 2.0 / 3, "b as a 0.6"),
            new Confusion("a", "b", 1, 0.5, "a as b 0.5"));
  }

  @Test
  void onlyConfidentDisagreementIsCalledAnError() {
    var judgements = List.of(read("a", "b", 0.85), read("a", "b", 0.95), read("a", "b", 0.7));

    assertThat(Findings.labelErrors(judgements))
        .containsExactly(
            new LabelError("a", "b", "a as b 0.95", 0.95),
            new LabelError("a", "b", "a as b 0.85", 0.85));
  }

  @Test
  void whatIsWeakIsNotWhatIsWrong() {
    var judgements = List.of(read("a", "a", 0.4), read("a", "b", 0.6), read("a", "b", 0.9));

    assertThat(Findings.weakPhrases(judgements))
        .containsExactly(
            new WeakPhrase("a", "a as b 0.6", 0.2), new WeakPhrase("a", "a as a 0.4", 0.4));
  }

  @Test
  void listsAreBounded() {
    var wrong = Collections.nCopies(100, read("a", "b", 0.9));
    var pairs = IntStream.range(0, 100).mapToObj(i -> read("a", "b" + i, 0.3)).toList();

    assertThat(Findings.labelErrors(wrong)).hasSize(Findings.MOST);
    assertThat(Findings.confusions(pairs)).hasSize(Findings.MOST);
    assertThat(Findings.weakPhrases(pairs)).hasSize(Findings.MOST);
  }

  private static Judgement read(String label, String likeliest, double probability) {
    double own = label.equals(likeliest) ? probability : (1 - probability) / 2;
    var message = new LabelledText(label, "%s as %s %s".formatted(label, likeliest, probability));
    return new Judgement(message, likeliest, probability, own, probability);
  }
}
