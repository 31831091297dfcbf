package io.recado.intents.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerTest {

  @ParameterizedTest
  @CsvSource({
    "SPANISH, '¿Ticket 4471, qué pasó?', ticket cuatro cuatro siete uno qué pasó",
    "ENGLISH, 'I can''t pay by the 12th!', i can't pay by the twelve th",
    "GERMAN, 'Geht Montag, 10 Uhr?', geht montag zehn uhr"
  })
  void aPhraseIsSaidWithoutMarksAndWithNumbersInWords(
      Language language, String phrase, String said) {
    assertThat(said(language, phrase)).anySatisfy(each -> assertThat(each).isEqualTo(said));
  }

  @Test
  void mostlyItTakesALittleTimeToComeToThePoint() {
    var said = said(Language.GERMAN, "mein Internet geht nicht");

    assertThat(said).filteredOn(each -> each.startsWith("mein internet")).hasSizeBetween(5, 50);
    assertThat(said).anyMatch(each -> each.matches("mein internet .+ mein internet geht nicht"));
    assertThat(said)
        .allSatisfy(each -> assertThat(each).containsSubsequence("mein", "internet", "geht"));
  }

  private static List<String> said(Language language, String phrase) {
    var speaker = new Speaker(language, 1);
    return IntStream.range(0, 100).mapToObj(_ -> speaker.say(phrase)).toList();
  }
}
