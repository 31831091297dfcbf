package io.recado.intents.evaluation;

import static io.recado.intents.evaluation.Judgements.read;
import static io.recado.intents.evaluation.Judgements.right;
import static io.recado.intents.evaluation.Judgements.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recado.intents.quality.Judgement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against values worked out by hand. */
class MetricsTest {

  @Test
  void accuracyIsTheShareReadRight() {
    assertThat(Metrics.accuracy(List.of(right(1), right(1), wrong(1)))).isEqualTo(2.0 / 3);
  }

  @Test
  void everyLabelCountsTheSameInMacroF1() {
    // a: precision 2/3, recall 2/2, F1 0.8. b: precision 1/1, recall 1/2, F1 2/3.
    var judgements =
        List.of(read("a", "a", 1), read("a", "a", 1), read("b", "a", 1), read("b", "b", 1));

    assertThat(Metrics.macroF1(judgements)).isCloseTo((0.8 + 2.0 / 3) / 2, within(1e-12));
  }

  @Test
  void aLabelOnlyEverReadCountsWithNothing() {
    // a: precision 1/1, recall 1/2, F1 2/3. c: never meant, F1 0.
    assertThat(Metrics.macroF1(List.of(read("a", "a", 1), read("a", "c", 1))))
        .isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void calibrationErrorIsTheDistanceOfProbabilityFromTruth() {
    // Ten at 0.9 of which 7 are right: 0.2 too sure. Ten at 0.5 of which 5 are right: not at all.
    var judgements =
        Stream.of(of(7, right(0.9)), of(3, wrong(0.9)), of(5, right(0.5)), of(5, wrong(0.5)))
            .flatMap(List::stream)
            .toList();

    assertThat(Metrics.calibrationError(judgements)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void beingTooSureAndTooUnsureDoesNotEvenOut() {
    var judgements = List.of(wrong(1), right(0));

    assertThat(Metrics.calibrationError(judgements)).isEqualTo(1);
  }

  @Test
  void latencyIsTakenByNearestRank() {
    var nanos = Stream.iterate(1L, each -> each + 1).limit(200).map(n -> n * 1_000_000).toList();

    assertThat(Latency.of(nanos)).isEqualTo(new Latency(100, 198));
    assertThat(Latency.of(List.of(2_500_000L))).isEqualTo(new Latency(2.5, 2.5));
  }

  private static List<Judgement> of(int times, Judgement judgement) {
    return Collections.nCopies(times, judgement);
  }
}
