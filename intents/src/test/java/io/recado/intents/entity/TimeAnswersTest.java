package io.recado.intents.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAnswersTest {

  private static final ZonedDateTime A_SATURDAY =
      ZonedDateTime.parse("2026-11-21T10:00+01:00[Europe/Madrid]");

  private final TimeAnswers answers = new TimeAnswers();

  @ParameterizedTest
  @CsvSource({
    "SPANISH, 5, 2026-12-05",
    "SPANISH, el 5, 2026-12-05",
    "SPANISH, 'mejor el martes, si se puede', 2026-11-24",
    "SPANISH, mañana por la tarde, 2026-11-22",
    "SPANISH, el martes o el jueves, 2026-11-24 2026-11-26",
    "SPANISH, la semana que viene, -",
    "SPANISH, no sé, -",
    "SPANISH, no tengo internet desde ayer, -",
    "SPANISH, 'el lunes no puedo, el martes sí', 2026-11-24",
    "SPANISH, 2 personas, -",
    "ENGLISH, 12/05, 2027-05-12 2026-12-05",
    "ENGLISH, the fifth, 2026-12-05",
    "ENGLISH, 3rd, 2026-12-03",
    "ENGLISH, whenever, -",
    "GERMAN, am 5., 2026-12-05",
    "GERMAN, 5., 2026-12-05",
    "GERMAN, der dritte, 2026-12-03",
    "GERMAN, egal, -"
  })
  void aDayIsReadWhereOneWasAskedFor(Language language, String message, String expected) {
    var day = answers.day(message, language, A_SATURDAY);

    assertThat(day.map(found -> joined(found.readings())).orElse("-")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, 10, 10:00",
    "SPANISH, las 10, 10:00",
    "SPANISH, a las 5, 17:00 05:00",
    "SPANISH, 5 y media, 17:30 05:30",
    "SPANISH, 5 de la tarde, 17:00",
    "SPANISH, a las 10 o a las 11, 10:00 11:00",
    "SPANISH, por la tarde, -",
    "ENGLISH, ten, 10:00",
    "ENGLISH, half five, 17:30 05:30",
    "ENGLISH, five thirty, 17:30 05:30",
    "ENGLISH, later, -",
    "GERMAN, 10, 10:00",
    "GERMAN, halb fünf, 16:30 04:30",
    "GERMAN, 17 Uhr, 17:00",
    "GERMAN, zwei Personen, -"
  })
  void aTimeIsReadWhereOneWasAskedFor(Language language, String message, String expected) {
    var time = answers.timeOfDay(message, language, A_SATURDAY, List.of());

    assertThat(time.map(found -> joined(found.readings())).orElse("-")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, de la tarde, 17:00",
    "SPANISH, por la mañana, 05:00",
    "SPANISH, la de la tarde, 17:00",
    "ENGLISH, pm, 17:00",
    "ENGLISH, in the afternoon, 17:00",
    "ENGLISH, morning, 05:00",
    "GERMAN, nachmittags, 17:00",
    "GERMAN, morgens, 05:00",
    "GERMAN, am Nachmittag, 17:00"
  })
  void thePartOfTheDayPicksFromTheTimesThatWereOffered(
      Language language, String message, String expected) {
    var offered = List.of(LocalTime.of(17, 0), LocalTime.of(5, 0));

    var time = answers.timeOfDay(message, language, A_SATURDAY, offered);

    assertThat(time.map(found -> joined(found.readings()))).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, pasado mañana por la tarde, 12:00-20:00",
    "SPANISH, quiero una cita el martes por la mañana, 06:00-12:00",
    "SPANISH, la semana que viene después de las 6 de la tarde, 18:00-24:00",
    "SPANISH, 'buenas tardes, quiero una cita', -",
    "SPANISH, buenas tardes, -",
    "SPANISH, 'buenos días, una cita para mañana', -",
    "SPANISH, por la mañana o por la tarde, -",
    "SPANISH, por la tarde no puedo, -",
    "SPANISH, 'por la tarde, no tengo prisa', 12:00-20:00",
    "SPANISH, de 22 a 6, -",
    "SPANISH, mañana a las 5 de la tarde, 17:00",
    "ENGLISH, tomorrow afternoon, 12:00-18:00",
    "ENGLISH, 'good morning, an appointment in the afternoon please', 12:00-18:00",
    "ENGLISH, good evening, -",
    "GERMAN, übermorgen Nachmittag, 12:00-18:00",
    "GERMAN, 'Guten Abend, ich brauche einen Termin', -",
    "GERMAN, morgen, -",
    "GERMAN, nachmittags geht nicht, -",
    "GERMAN, am Donnerstag vormittags, 08:00-12:00"
  })
  void thePartOfTheDayIsKeptWhereNoTimeIsTold(Language language, String message, String expected) {
    var told = answers.mentionedTimeOrHours(message, language, A_SATURDAY);

    assertThat(told.map(SlotValue::text).orElse("-")).isEqualTo(expected);
  }

  @Test
  void theWordsAreKept() {
    var day = answers.day("Pues… el martes 24, gracias", Language.SPANISH, A_SATURDAY);

    assertThat(day.orElseThrow().evidence()).isEqualTo("el martes 24");
  }

  private static String joined(List<?> readings) {
    return readings.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
