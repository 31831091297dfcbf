package io.recado.intents.entity.time;

import static io.recado.intents.entity.time.ClockRules.count;

import io.recado.intents.entity.time.Meaning.Days;
import io.recado.intents.grammar.Match;
import io.recado.intents.grammar.Production;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What makes a day without a date. Where words allow it, a day to come is meant: these are
 * appointments.
 */
final class DayRules {

  private static final int WEEK = 7;

  private DayRules() {}

  static Map<String, Production<Standpoint, Meaning>> all() {
    var rules = new HashMap<String, Production<Standpoint, Meaning>>();
    rules.put("plus", (match, here) -> Days.sure(here.today().plusDays(match.argument())));
    rules.put("minus", (match, here) -> Days.sure(here.today().minusDays(match.argument())));
    rules.put("ahead", (match, here) -> ahead(here, count(match, "n"), match));
    rules.put("one-unit-ahead", (match, here) -> ahead(here, 1, match));
    rules.put("about", (match, here) -> about(here, match.argument()));
    rules.put("weekday", (match, here) -> Days.sure(next(here, weekday(match))));
    rules.put("coming", (match, here) -> coming(here, weekday(match)));
    rules.put("next", (match, here) -> afterNext(here, weekday(match)));
    rules.put("either-week", (match, here) -> eitherWeek(here, weekday(match)));
    rules.put("week", (match, here) -> ofWeek(here, match));
    rules.put("weekday-plus", (match, here) -> plus(here, match));
    rules.put("last", (match, here) -> Days.sure(last(here, weekday(match))));
    rules.put("since", (match, here) -> since(here, weekday(match)));
    return rules;
  }

  private static Days ahead(Standpoint here, int amount, Match<Meaning> match) {
    return Days.sure(here.today().plus(amount, match.part("u", Meaning.Unit.class).unit()));
  }

  /** Days some count one way and some another: "en ocho días". */
  private static Days about(Standpoint here, int days) {
    var week = here.today().plusDays(days - 1L);
    return new Days(List.of(week, week.plusDays(1)), Meaning.UNSURE);
  }

  static DayOfWeek weekday(Match<Meaning> match) {
    return DayOfWeek.of(count(match, "w"));
  }

  private static LocalDate next(Standpoint here, DayOfWeek weekday) {
    return here.today().with(TemporalAdjusters.next(weekday));
  }

  private static LocalDate last(Standpoint here, DayOfWeek weekday) {
    return here.today().with(TemporalAdjusters.previous(weekday));
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** "Este martes", on a Tuesday, is today. */
  private static Days coming(Standpoint here, DayOfWeek weekday) {
    var day = here.today().with(TemporalAdjusters.nextOrSame(weekday));
    return day.equals(here.today())
        ? new Days(List.of(day.plusDays(WEEK), day), Meaning.UNSURE)
        : Days.sure(day);
  }

  /** "Next Friday": within a week from which Friday is to come, people disagree on which. */
  private static Days afterNext(Standpoint here, DayOfWeek weekday) {
    var next = next(here, weekday);
    return monday(next).equals(monday(here.today()))
        ? new Days(List.of(next.plusDays(WEEK), next), Meaning.UNSURE)
        : Days.sure(next);
  }

  /** "El otro martes": rather not the first to come. */
  private static Days eitherWeek(Standpoint here, DayOfWeek weekday) {
    var next = next(here, weekday);
    return Days.either(next.plusDays(WEEK), next);
  }

  private static Days ofWeek(Standpoint here, Match<Meaning> match) {
    return Days.sure(
        monday(here.today())
            .plusWeeks(match.argument())
            .with(TemporalAdjusters.nextOrSame(weekday(match))));
  }

  /** "Wednesday in two weeks": said on a Wednesday, some count from today. */
  private static Days plus(Standpoint here, Match<Meaning> match) {
    var weekday = weekday(match);
    var day = next(here, weekday).plusDays(match.argument());
    return weekday == here.today().getDayOfWeek()
        ? Days.either(day, day.minusDays(WEEK))
        : Days.sure(day);
  }

  private static Days since(Standpoint here, DayOfWeek weekday) {
    return Days.either(last(here, weekday), next(here, weekday));
  }
}
