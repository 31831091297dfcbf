package io.recado.intents.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageRequestsTest {

  private final LanguageRequests requests = new LanguageRequests();

  @ParameterizedTest
  @CsvSource({
    "in English please, ENGLISH",
    "English, ENGLISH",
    "do you speak english?, ENGLISH",
    "can we switch to English, ENGLISH",
    "en inglés por favor, ENGLISH",
    "auf Deutsch, GERMAN",
    "auf deutsch bitte!, GERMAN",
    "Sprechen Sie Deutsch?, GERMAN",
    "können wir auf Deutsch schreiben, GERMAN",
    "en alemán, GERMAN",
    "en español por favor, SPANISH",
    "¿hablas español?, SPANISH",
    "Spanisch bitte, SPANISH",
    "in spanish, SPANISH",
    "prefiero español, SPANISH"
  })
  void aLanguageIsAskedForInAnyLanguage(String message, Language language) {
    assertThat(requests.in(message)).contains(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no hablo inglés",
        "I don't speak Spanish",
        "ich spreche kein Englisch",
        "do you offer english lessons",
        "the German channel on my tv is gone",
        "inglés o español",
        "hola",
        ""
      })
  void otherMessagesAskForNone(String message) {
    assertThat(requests.in(message)).isEmpty();
  }
}
