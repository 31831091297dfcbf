package io.recado.intents.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.intents.knowledge.Grounding.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingTest {

  private static final List<String> PASSAGES =
      List.of(
          """
          Precios
          El plan Hogar 200 cuesta 14.990 CLP al mes. El plan Hogar 600 cuesta 19.990 CLP al mes.
          La instalación es gratuita con un contrato de 12 meses. Los domingos no atendemos.
          Escríbenos a soporte@example.com o visita https://example.com/planes para ver los planes.
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "El plan Hogar 200 cuesta 14.990 CLP al mes.",
        "Hogar 600 cuesta 19.990 CLP al mes. Con un contrato de 12 meses la instalación es gratuita.",
        "Los domingos no atendemos.",
        "Puedes ver los planes en https://example.com/planes."
      })
  void letsThroughWhatStandsThere(String answer) {
    assertThat(Grounding.fault(answer, PASSAGES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "El plan Hogar 200 cuesta 9.990 CLP al mes. | NUMBER",
        "El plan Hogar 200 cuesta 19.990 CLP al mes. | NUMBER",
        "El plan Hogar 200 cuesta 14.990 CLP hasta el 31/12. | NUMBER",
        "Escríbenos a otro@example.com. | NAME",
        "Visita https://evil.example/planes para ver los planes. | NAME",
        "El plan cuesta menos si lo pides a Ramiro. | NAME",
        "Los perros pueden dormir en habitaciones separadas. | WORDS",
        "Los domingos atendemos. | NEGATION",
        "La instalación no es gratuita con un contrato de 12 meses. | NEGATION",
        "Sí. | WORDS",
        "Escríbenos a soporte@example.com y es barato. | WORDS",
        "He abierto tu ticket. | CLAIM"
      })
  void withholdsWhatDoesNot(String answer, Fault fault) {
    assertThat(Grounding.fault(answer, PASSAGES)).contains(fault);
  }

  @Test
  void withholdsWhatNamesNoPassageOrIsTooLong() {
    assertThat(Grounding.fault("El plan.", List.of())).contains(Fault.NO_PASSAGE);
    assertThat(Grounding.fault("El plan. ".repeat(200), PASSAGES)).contains(Fault.TOO_LONG);
  }
}
