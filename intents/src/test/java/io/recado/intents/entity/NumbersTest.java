package io.recado.intents.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.dialogue.SlotValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "¿cómo va mi caso 1042? | 1042",
        "novedades del ticket T-1042 | 1042",
        "t-1042, ¿ya está? | 1042",
        "folio #55102, qué pasó | 55102",
        "my ticket number is 10077. Any news? | 10077",
        "Ticket Nr. 4471 bitte | 4471",
        "mein Ticket T-1042! Also Ticket 1042 | 1042",
      })
  void aNumberNamesSomething(String message, String number) {
    assertThat(Numbers.named(message)).contains(new SlotValue.Words(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cómo va mi ticket",
        "hace 3 días que espero, ya van 12",
        "escríbeme al +56 9 5550 1234",
        "pagué 14.990 ayer",
        "desde el 21/11/2026",
        "a las 1730:15",
        "me cobraron $14990",
        "ticket 1042 o 1043",
        "llámame al 2025550123",
      })
  void whatCountsOrIsWorthSomethingNamesNothing(String message) {
    assertThat(Numbers.named(message)).isEmpty();
  }
}
