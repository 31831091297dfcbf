package io.recado.intents.entity.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.entity.time.When.Day;
import io.recado.intents.entity.time.When.Hours;
import io.recado.intents.entity.time.When.Moment;
import io.recado.intents.entity.time.When.Period;
import io.recado.intents.entity.time.When.TimeOfDay;
import io.recado.intents.text.Lines;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How often customers' words for days and times are understood, and that they never are wrongly:
 * what is understood in more than one way, or not at all, is asked back. The phrases are in {@code
 * /entity/time/spoken}.
 */
class SpokenTimesTest {

  private static final int FEWEST_PHRASES = 100;
  private static final double LEAST_RIGHT = 0.97;
  private static final String ASK = "ask";

  private final Times times = new Times();

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsSureIsUnderstoodAndAllElseIsAskedBack(Language language) {
    var phrases = phrases(language);

    var failed = phrases.stream().filter(phrase -> !read(phrase).equals(phrase.meant())).toList();
    var silent = failed.stream().filter(phrase -> !read(phrase).equals(ASK)).toList();
    double right = 1 - (double) failed.size() / phrases.size();

    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %.1f %% of %d phrases right, %d asked back needlessly, %d silently wrong",
            language,
            100 * right,
            phrases.size(),
            failed.size() - silent.size(),
            silent.size()));
    failed.forEach(phrase -> System.out.println("  " + told(phrase)));
    assertThat(phrases).hasSizeGreaterThanOrEqualTo(FEWEST_PHRASES);
    assertThat(silent).extracting(this::told).isEmpty();
    assertThat(right).isGreaterThanOrEqualTo(LEAST_RIGHT);
  }

  private String told(Phrase phrase) {
    return phrase.words() + ": " + read(phrase) + " instead of " + phrase.meant();
  }

  private String read(Phrase phrase) {
    var here = new Standpoint(phrase.now(), DayOrder.in(phrase.language()));
    var found = times.in(phrase.words(), phrase.language(), here);
    if (found.isEmpty() || found.stream().anyMatch(each -> each.readings().size() > 1)) {
      return ASK;
    }
    return switch (found.size()) {
      case 1 -> Notation.of(found.getFirst());
      case 2 -> together(found.getFirst(), found.getLast());
      default -> ASK;
    };
  }

  /** A day and a time told apart, such as "on Friday, if you can, at ten"; two days are asked. */
  private static String together(Times.Found one, Times.Found other) {
    var dayFirst = isDay(one.readings().getFirst());
    var day = dayFirst ? one : other;
    var hours = dayFirst ? other : one;
    if (!isDay(day.readings().getFirst())) {
      return ASK;
    }
    return switch (hours.readings().getFirst()) {
      case TimeOfDay _ -> Notation.of(day) + "T" + Notation.of(hours);
      case Hours _ -> Notation.of(day) + " " + Notation.of(hours);
      case Day _, Moment _, Period _ -> ASK;
    };
  }

  private static boolean isDay(When when) {
    return when instanceof Day || (when instanceof Period(_, _, var hours) && hours == null);
  }

  private static List<Phrase> phrases(Language language) {
    var phrases = new ArrayList<Phrase>();
    var now = ZonedDateTime.parse("2026-11-18T11:20Z");
    for (var row : Lines.of("/entity/time/spoken/" + language.code() + ".tsv")) {
      if (row.startsWith("@")) {
        now = ZonedDateTime.parse(row.substring(1));
      } else {
        var cells = row.split("\t");
        phrases.add(new Phrase(cells[0], language, now, cells[1]));
      }
    }
    return phrases;
  }

  private record Phrase(String words, Language language, ZonedDateTime now, String meant) {}
}
