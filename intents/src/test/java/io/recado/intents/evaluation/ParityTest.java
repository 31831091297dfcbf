package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParityTest {

  @Test
  void threePointsApartMayBePublished() {
    var parity = Parity.of(List.of(figures("es", 0.92), figures("en", 0.95)));

    assertThat(parity.passed()).isTrue();
  }

  @Test
  void moreMayNot() {
    var parity = Parity.of(List.of(figures("es", 0.94), figures("en", 0.962), figures("de", 0.92)));

    assertThat(parity.passed()).isFalse();
    assertThat(parity.verdict())
        .isEqualTo("de trails en by 4.2 points of accuracy, and 3 are allowed");
  }

  private static LanguageFigures figures(String language, double accuracy) {
    return new LanguageFigures(
        language, 1, 1, accuracy, 0, 0, 1, new Latency(1, 1), null, null, null);
  }
}
