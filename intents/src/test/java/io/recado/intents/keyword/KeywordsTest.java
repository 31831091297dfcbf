package io.recado.intents.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordsTest {

  private final Keywords keywords = Keywords.shipped();

  @ParameterizedTest
  @CsvSource({
    "SPANISH, Sí, affirm",
    "SPANISH, si, affirm",
    "SPANISH, siiii!!, affirm",
    "SPANISH, dale, affirm",
    "SPANISH, OK, affirm",
    "SPANISH, claro, affirm",
    "SPANISH, 👍🏽, affirm",
    "SPANISH, 👍👍👍, affirm",
    "SPANISH, 'sí 😊', affirm",
    "SPANISH, 'no, gracias', deny",
    "SPANISH, no no no, deny",
    "SPANISH, cancelar por favor, cancel",
    "SPANISH, cancelr, cancel",
    "SPANISH, asesor, person",
    "SPANISH, /human, person",
    "SPANISH, /start abc, greeting",
    "SPANISH, ¿cómo?, repeat",
    "SPANISH, omitir, skip",
    "SPANISH, Buenas tardes, greeting",
    "ENGLISH, yes please, affirm",
    "ENGLISH, Nope., deny",
    "ENGLISH, cancel, cancel",
    "ENGLISH, never mind, cancel",
    "ENGLISH, say that again please, repeat",
    "ENGLISH, agent, person",
    "ENGLISH, thanks!, thanks",
    "GERMAN, jo, affirm",
    "GERMAN, nee, deny",
    "GERMAN, nö danke, deny",
    "GERMAN, ABBRECHEN, cancel",
    "GERMAN, Mitarbeiter bitte, person",
    "GERMAN, überspringen, skip",
    "GERMAN, Wie bitte?, repeat",
    "GERMAN, tschüß, goodbye",
    "GERMAN, cancel, cancel"
  })
  void aWholeMessageCanBeAKeyword(Language language, String message, String meaning) {
    var expected = Meaning.valueOf(meaning.toUpperCase(Locale.ROOT)).command();

    assertThat(keywords.read(message, language)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, correto, affirm",
    "SPANISH, confrimo, affirm",
    "SPANISH, perfcto gracias, thanks",
    "ENGLISH, abolutely, affirm",
    "GERMAN, natürlcih, affirm",
    "GERMAN, nicht rihctig, deny"
  })
  void aLetterMayBeWrongInALongWord(Language language, String message, String meaning) {
    var expected = Meaning.valueOf(meaning.toUpperCase(Locale.ROOT)).command();

    assertThat(keywords.read(message, language)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, Desacuerdo",
    "SPANISH, ni por favor",
    "SPANISH, so por favor",
    "SPANISH, claro que ni",
    "SPANISH, lo quiero",
    "SPANISH, yo quiero",
    "SPANISH, ya lo quiero",
    "GERMAN, nä danke",
    "GERMAN, na danke",
    "GERMAN, Wichtig!",
    "GERMAN, nichtig"
  })
  void whatIsAnotherWordIsNoSlip(Language language, String message) {
    assertThat(keywords.read(message, language)).isEmpty();
  }

  @Test
  void aYesTravelsUnlessItIsAnotherWordElsewhere() {
    for (var yes : List.of("ok", "yes", "sí", "ja", "👍")) {
      for (var language : Language.values()) {
        assertThat(keywords.read(yes, language)).contains(Meaning.AFFIRM.command());
      }
    }
    for (var word : List.of("y", "¿y?", "k", "jo", "jooo", "joa")) {
      assertThat(keywords.read(word, Language.SPANISH)).isEmpty();
    }
    assertThat(keywords.read("y", Language.ENGLISH)).contains(Meaning.AFFIRM.command());
    assertThat(keywords.read("jo", Language.GERMAN)).contains(Meaning.AFFIRM.command());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no funciona internet",
        "no tengo internet",
        "sí pero es urgente",
        "quiero cancelar mi cita del lunes",
        "el agente que vino ayer rompió el cable",
        "",
        "?",
        "12345"
      })
  void keywordsInsideASentenceMeanNothing(String message) {
    assertThat(keywords.read(message, Language.SPANISH)).isEmpty();
  }
}
