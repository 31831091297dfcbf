package io.recado.intents.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.dialogue.SlotValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"482913", "482 913", "4 8 2 9 1 3", "es 482-913.", "482913, del 22 de noviembre"})
  void sixDigitsAreACode(String text) {
    assertThat(OneTimeCodes.in(text)).contains(new SlotValue.Words("482913"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no llegó, mi teléfono es 5551234567",
        "no llegó, mi teléfono es 555 123 4567",
        "4829",
        "48291",
        "4829131",
        "482913 o 482914",
        "C482913",
        "no llegó"
      })
  void anythingElseCostsNoTry(String text) {
    assertThat(OneTimeCodes.in(text)).isEmpty();
  }
}
