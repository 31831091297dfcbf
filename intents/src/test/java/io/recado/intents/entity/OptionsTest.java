package io.recado.intents.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.intents.Utterances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  private final Options options = new Options();

  @ParameterizedTest
  @CsvSource({
    "internet, internet",
    "Facturación, billing",
    "facturacion, billing",
    "es por la factura, billing",
    "factrua, billing",
    "intrenet, internet",
    "Rehcnung, billing",
    "otra cosa, other",
    "1, internet",
    "la 2, billing",
    "la primera, internet",
    "opción 3, other",
    "second one, billing",
    "the second one please, billing",
    "der zweite, billing",
    "die letzte, other",
    "último, other",
    "2️⃣, billing",
    "no tengo internet, internet",
    "creo que es el router, internet"
  })
  void optionsAreNamedCountedMentionedOrMisspelt(String message, String option) {
    assertThat(options.answer(message, Utterances.CATEGORIES))
        .map(found -> found.option().name())
        .contains(option);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4", "internet y factura", "no sé", "no es internet", "", "tengo 2 perros"})
  void whatNamesNoneOrSeveralChoosesNone(String message) {
    assertThat(options.answer(message, Utterances.CATEGORIES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "es urgente, high",
    "urgnte, high",
    "not urgent, normal",
    "nicht dringend, normal",
    "sehr dringend, high"
  })
  void optionsThatContainOneAnotherAreToldApart(String message, String option) {
    assertThat(options.answer(message, Utterances.URGENCIES))
        .map(found -> found.option().name())
        .contains(option);
  }

  @Test
  void anOptionTakenBackIsNotChosen() {
    assertThat(options.answer("no es urgente", Utterances.URGENCIES)).isEmpty();
  }
}
