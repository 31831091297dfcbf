package io.recado.intents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesTest {

  private static final String MESSAGE = "Hola, ¡no me anda el Wi-Fi! Factura 4711 de 35,90 €";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no me anda | ¡no me anda",
        "NO ME ANDA EL WI-FI | ¡no me anda el Wi-Fi!",
        "hola no me | Hola, ¡no me",
        "factura 4711 | Factura 4711",
        "35,90 | 35,90"
      })
  void theCustomersOwnSpellingIsGiven(String quotation, String found) {
    assertThat(new Quotes(MESSAGE).find(quotation)).hasValue(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "...",
        "none",
        "anda mal",
        "hola wifi",
        "Factura 471",
        "Factura 47110",
        "35.90 USD",
        "me anda el Wi-Fi Factura 4712"
      })
  void whatWasNotWrittenIsNotFound(String quotation) {
    assertThat(new Quotes(MESSAGE).find(quotation)).isEmpty();
  }
}
