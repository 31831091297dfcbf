package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.intents.text.Spelling;
import org.junit.jupiter.api.Test;

class NoiseTest {

  private static final String TEXT =
      "quiero saber cuándo llega el técnico porque mañana no estaré en la casa ".repeat(20).strip();

  @Test
  void noNoiseChangesNothing() {
    assertThat(new Noise(0, 1).on(TEXT)).isEqualTo(TEXT);
  }

  @Test
  void theRateIsTheShareOfCharactersMistyped() {
    var noisy = new Noise(0.05, 1).on(TEXT);

    assertThat((double) Spelling.distance(TEXT, noisy) / TEXT.replace(" ", "").length())
        .isBetween(0.035, 0.065);
  }

  @Test
  void theSameSeedMakesTheSameSlips() {
    assertThat(new Noise(0.3, 1).on(TEXT)).isEqualTo(new Noise(0.3, 1).on(TEXT));
    assertThat(new Noise(0.3, 1).on(TEXT)).isNotEqualTo(new Noise(0.3, 2).on(TEXT));
  }

  @Test
  void aTextIsNeverLeftBlank() {
    var noise = new Noise(1, 1);

    for (int i = 0; i < 100; i++) {
      assertThat(noise.on("a")).isNotBlank();
    }
  }
}
