package io.recado.actions.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenDeadlineTest {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final LocalDateTime SATURDAY_MORNING = LocalDateTime.parse("2026-11-21T09:00");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPANISH | 2026-11-21T16:30    | hoy antes de las 16:30",
        "SPANISH | 2026-11-21T13:00    | hoy antes de las 13:00",
        "SPANISH | 2026-11-22T10:00    | mañana antes de las 10:00",
        "SPANISH | 2026-11-22T01:20    | mañana antes de la 1:20",
        "SPANISH | 2026-11-24T10:00    | el martes 24 de noviembre antes de las 10:00",
        "SPANISH | 2026-12-02T09:05    | el miércoles 2 de diciembre antes de las 9:05",
        "SPANISH | 2026-11-22T00:00    | hoy antes de medianoche",
        "SPANISH | 2026-11-25T00:00    | el martes 24 de noviembre antes de medianoche",
        "ENGLISH | 2026-11-21T16:30    | today by 4:30 pm",
        "ENGLISH | 2026-11-22T10:00    | tomorrow by 10:00 am",
        "ENGLISH | 2026-11-21T12:00    | today by noon",
        "ENGLISH | 2026-11-21T12:05    | today by 12:05 pm",
        "ENGLISH | 2026-11-24T10:00    | on Tuesday, November 24, by 10:00 am",
        "ENGLISH | 2026-11-22T00:00    | today before midnight",
        "ENGLISH | 2026-11-22T00:30    | tomorrow by 12:30 am",
        "GERMAN  | 2026-11-21T16:30    | heute bis 16:30 Uhr",
        "GERMAN  | 2026-11-22T09:05    | morgen bis 9:05 Uhr",
        "GERMAN  | 2026-11-24T10:00    | am Dienstag, 24. November, bis 10:00 Uhr",
        "GERMAN  | 2026-11-23T00:00    | morgen vor Mitternacht",
      })
  void isSaidAsPeopleSayIt(Language language, LocalDateTime deadline, String words) {
    assertThat(said(deadline, language)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-21T16:27    | hoy antes de las 16:30",
        "2026-11-21T16:30:01 | hoy antes de las 16:35",
        "2026-11-21T16:29:59.999 | hoy antes de las 16:30",
        "2026-11-21T16:30:00.001 | hoy antes de las 16:35",
        "2026-11-21T23:58    | hoy antes de medianoche",
        "2026-11-21T12:58    | hoy antes de las 13:00",
      })
  void isRoundedToWhatIsNotEarlier(LocalDateTime deadline, String words) {
    assertThat(said(deadline, Language.SPANISH)).isEqualTo(words);
  }

  @Test
  void todayIsTheTenantsToday() {
    var deadline = Instant.parse("2026-11-23T02:00:00Z");
    var now = Instant.parse("2026-11-23T01:00:00Z");

    var inSantiago = SpokenDeadline.of(deadline, now, SANTIAGO, Language.SPANISH);
    var inMadrid = SpokenDeadline.of(deadline, now, ZoneId.of("Europe/Madrid"), Language.SPANISH);

    assertThat(inSantiago).isEqualTo("hoy antes de las 23:00");
    assertThat(inMadrid).isEqualTo("hoy antes de las 3:00");
  }

  @Test
  void tomorrowMayBeNextYear() {
    var newYearsEve = LocalDateTime.parse("2026-12-31T20:00").atZone(SANTIAGO).toInstant();
    var newYear = LocalDateTime.parse("2027-01-01T10:00").atZone(SANTIAGO).toInstant();

    assertThat(SpokenDeadline.of(newYear, newYearsEve, SANTIAGO, Language.ENGLISH))
        .isEqualTo("tomorrow by 10:00 am");
  }

  @Test
  void theClockOfTheDeadlinesDayIsTheOneThatCounts() {
    // Saturday 20:00 in winter; Sunday 4:00 is eight hours later, for an hour is left out.
    var now = Instant.parse("2026-09-05T20:00:00Z");
    var deadline = Instant.parse("2026-09-06T07:00:00Z");

    assertThat(SpokenDeadline.of(deadline, now, SANTIAGO, Language.SPANISH))
        .isEqualTo("mañana antes de las 4:00");
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, lo antes posible",
    "ENGLISH, as soon as possible",
    "GERMAN, so bald wie möglich"
  })
  void withoutATimeItIsStillSaid(Language language, String words) {
    assertThat(SpokenDeadline.unknown(language)).isEqualTo(words);
  }

  private static String said(LocalDateTime deadline, Language language) {
    return SpokenDeadline.of(
        deadline.atZone(SANTIAGO).toInstant(),
        SATURDAY_MORNING.atZone(SANTIAGO).toInstant(),
        SANTIAGO,
        language);
  }
}
