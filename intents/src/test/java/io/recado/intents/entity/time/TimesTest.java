package io.recado.intents.entity.time;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.entity.time.When.Moment;
import io.recado.intents.text.Lines;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What people write, in tables; see {@code /entity/time/es.tsv} for how they are written. */
class TimesTest {

  private static final int FEWEST_CASES = 120;

  private final Times times = new Times();

  @ParameterizedTest
  @EnumSource(Language.class)
  void timesAreReadAsTheTablesSay(Language language) {
    var rows = Lines.of("/entity/time/" + language.code() + ".tsv");

    var wrong = wrong(rows, language);

    assertThat(rows.stream().filter(row -> !row.startsWith("@"))).hasSizeGreaterThan(FEWEST_CASES);
    assertThat(wrong).isEmpty();
  }

  private List<String> wrong(List<String> rows, Language language) {
    var wrong = new ArrayList<String>();
    var now = ZonedDateTime.parse("2026-11-21T10:00Z");
    for (var row : rows) {
      if (row.startsWith("@")) {
        now = ZonedDateTime.parse(row.substring(1));
      } else {
        var cells = row.split("\t");
        var read = read(cells[0], language, now);
        if (!read.equals(cells[1])) {
          wrong.add(cells[0] + ": " + read + " instead of " + cells[1]);
        }
      }
    }
    return wrong;
  }

  private String read(String text, Language language, ZonedDateTime now) {
    var here = new Standpoint(now, DayOrder.in(language));
    var found = times.in(text, language, here).stream().map(Notation::of).collect(joining(" ; "));
    return found.isEmpty() ? "-" : found;
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, 'Hola, ¿puede ser mañana a las 5?', mañana a las 5",
    "ENGLISH, 'Could you come at half five, please?', at half five",
    "GERMAN, 'Grüße! Übermorgen Nachmittag, geht das?', Übermorgen Nachmittag",
    "GERMAN, 'Ich könnte Dienstagnachmittag.', Dienstagnachmittag",
    "SPANISH, '🙂 el MIÉRCOLES a las 4 y media…', el MIÉRCOLES a las 4 y media",
  })
  void aTimeKeepsTheWordsItCameFrom(Language language, String text, String words) {
    var found = times.in(text, language, aSaturday()).getFirst();

    assertThat(text.substring(found.start(), found.end())).isEqualTo(words);
  }

  @Test
  void anHourOfEitherHalfOfTheDayIsUnclear() {
    var found = times.in("at five", Language.ENGLISH, aSaturday()).getFirst();

    assertThat(found.readings())
        .allMatch(reading -> reading instanceof When.TimeOfDay(_, boolean unclear) && unclear);
    assertThat(found.confidence()).isLessThan(0.8);
  }

  @Test
  void aTimeThatClocksSkipIsLaterAndUnsure() {
    var friday =
        new Standpoint(
            ZonedDateTime.parse("2027-03-26T09:00+01:00[Europe/Madrid]"), DayOrder.DAY_FIRST);

    var found = times.in("el domingo a las 02:30", Language.SPANISH, friday).getFirst();

    assertThat(found.confidence()).isLessThan(0.8);
  }

  @Test
  void aTimeThatClocksShowTwiceHasTwoReadingsAnHourApart() {
    var friday =
        new Standpoint(
            ZonedDateTime.parse("2027-10-29T09:00+02:00[Europe/Berlin]"), DayOrder.DAY_FIRST);

    var found = times.in("am Sonntag um 02:30 Uhr", Language.GERMAN, friday).getFirst();

    assertThat(found.readings())
        .extracting(reading -> ((Moment) reading).at().toInstant().toString())
        .containsExactly("2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z");
  }

  @Test
  void aTypoMakesATimeLessSure() {
    var right = times.in("el miércoles a las 10", Language.SPANISH, aSaturday()).getFirst();
    var typo = times.in("el miercoels a las 10", Language.SPANISH, aSaturday()).getFirst();

    assertThat(typo.readings()).isEqualTo(right.readings());
    assertThat(typo.confidence()).isLessThan(right.confidence());
  }

  private static Standpoint aSaturday() {
    return new Standpoint(
        ZonedDateTime.parse("2026-11-21T10:00+01:00[Europe/Madrid]"), DayOrder.DAY_FIRST);
  }
}
