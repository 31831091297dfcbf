package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

  @Test
  void whatIsAlwaysHigherIsToldApart() {
    assertThat(Ranking.auroc(List.of(0.9, 0.8), List.of(0.7, 0.1))).isEqualTo(1);
    assertThat(Ranking.auroc(List.of(0.1), List.of(0.7, 0.9))).isZero();
  }

  @Test
  void itIsTheShareOfPairsInTheRightOrder() {
    // 0.8 beats 0.7 and 0.2, 0.5 beats 0.2 alone: 3 of 4 pairs.
    assertThat(Ranking.auroc(List.of(0.8, 0.5), List.of(0.7, 0.2))).isEqualTo(0.75);
  }

  @Test
  void equalScoresCountHalf() {
    assertThat(Ranking.auroc(List.of(0.5), List.of(0.5))).isEqualTo(0.5);
    // 0.5 ties with two and beats one: (1 + 0.5 + 0.5) / 3; 0.9 beats all three.
    assertThat(Ranking.auroc(List.of(0.5, 0.9), List.of(0.5, 0.1, 0.5)))
        .isCloseTo((2.0 / 3 + 1) / 2, within(1e-12));
  }

  @Test
  void wordsNeverActedOnAreAllAlike() {
    assertThat(Ranking.auroc(List.of(0.0, 0.6), List.of(0.0, 0.0))).isEqualTo(0.75);
  }
}
