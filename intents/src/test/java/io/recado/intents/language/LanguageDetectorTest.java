package io.recado.intents.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PlainText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {

  private static final LanguageDetector DETECTOR = new LanguageDetector(Phrases.shipped().all());

  @ParameterizedTest
  @EnumSource
  void aLanguageIsToldWhateverWasSpokenBefore(Language language) {
    for (var before : Language.values()) {
      assertThat(mistaken(lines(language), before, language))
          .as("%s after %s", language, before)
          .hasSizeLessThanOrEqualTo(lines(language).size() / 20);
    }
  }

  @ParameterizedTest
  @EnumSource
  void accentsAreNotNeeded(Language language) {
    var bare = lines(language).stream().map(line -> PlainText.of(line).value()).toList();

    for (var before : Language.values()) {
      assertThat(mistaken(bare, before, language))
          .as("%s after %s", language, before)
          .hasSizeLessThanOrEqualTo(bare.size() / 20);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok",
        "internet",
        "router",
        "12345",
        "no",
        "👍",
        "",
        "???",
        "María González",
        "Jürgen Müller",
        "John Smith",
        "wifi",
        "ticket 4471",
        "juan@example.com",
        "+49 30 123456",
        "sorry",
        "Netflix"
      })
  void whatSaysNothingSwitchesNothing(String message) {
    for (var current : Language.values()) {
      assertThat(DETECTOR.detect(message, current)).isEqualTo(current);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, el router no tiene power",
    "SPANISH, me sale error de login en el browser",
    "GERMAN, der Router hat ein Update gemacht",
    "GERMAN, Internet ist slow",
    "ENGLISH, the señorita at your office told me so"
  })
  void oneBorrowedWordSwitchesNothing(Language current, String message) {
    assertThat(DETECTOR.detect(message, current)).isEqualTo(current);
  }

  @Test
  void oneTellingWordIsEnough() {
    assertThat(DETECTOR.detect("hello", Language.SPANISH)).isEqualTo(Language.ENGLISH);
    assertThat(DETECTOR.detect("danke", Language.SPANISH)).isEqualTo(Language.GERMAN);
    assertThat(DETECTOR.detect("gracias", Language.GERMAN)).isEqualTo(Language.SPANISH);
  }

  private static List<String> mistaken(List<String> lines, Language before, Language language) {
    return lines.stream().filter(line -> DETECTOR.detect(line, before) != language).toList();
  }

  private static List<String> lines(Language language) {
    return Lines.of("/language/" + language.code() + ".txt");
  }
}
