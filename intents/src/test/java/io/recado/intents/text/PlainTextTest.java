package io.recado.intents.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource({
    "¡HOLA!, hola",
    "Sííí..., si",
    "¿Qué   tal?, que tal",
    "don't, dont",
    "Straße, strasse",
    "año, ano",
    "schöööön, schon",
    "mañana-tarde, manana tarde",
    "👍🏿👍, 👍 👍",
    "ok❤️, ok ❤"
  })
  void spellingsOfOneTextBecomeOne(String text, String plain) {
    assertThat(PlainText.of(text).value()).isEqualTo(plain);
  }

  @Test
  void punctuationAloneLeavesNothing() {
    assertThat(PlainText.of(" ?!… ").isEmpty()).isTrue();
    assertThat(PlainText.of("").words()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "factura, facutra, true",
    "wifi, wfi, false",
    "slow, low, false",
    "no, si, false",
    "tv, tb, false"
  })
  void shortWordsForgiveNoTypo(String one, String other, boolean alike) {
    assertThat(Spelling.alike(one, other)).isEqualTo(alike);
  }
}
