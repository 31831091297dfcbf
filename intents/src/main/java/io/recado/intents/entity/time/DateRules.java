package io.recado.intents.entity.time;

import static io.recado.intents.entity.time.ClockRules.count;

import io.recado.intents.entity.time.Meaning.Days;
import io.recado.intents.entity.time.Meaning.Figures;
import io.recado.intents.grammar.Match;
import io.recado.intents.grammar.Production;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes a date, with or without the month or year. */
final class DateRules {

  /** A date so far ahead was rather meant of the past: "3 November" said on the 21st. */
  private static final int FAR = 300;

  private static final int WEEK = 7;

  private DateRules() {}

  static Map<String, Production<Standpoint, Meaning>> all() {
    var rules = new HashMap<String, Production<Standpoint, Meaning>>();
    rules.put("checked", (match, _) -> checked(match));
    rules.put("agreeing", (match, _) -> agreeing(match));
    rules.put("day-of-month", (match, here) -> dayOfMonth(here, match));
    rules.put("day-of-next-month", (match, here) -> dayOfNextMonth(here, match));
    rules.put("weekday-of-month", (match, here) -> weekdayOfMonth(here, match));
    rules.put("feast", (match, here) -> feast(here, match.argument()));
    rules.put("day-month", (match, here) -> dayMonth(here, match));
    rules.put("day-first", (match, here) -> figures(here, match, false));
    rules.put("either-first", (match, here) -> figures(here, match, true));
    rules.put("iso", (match, _) -> iso(match.part("f", Figures.class).numbers()));
    return rules;
  }

  /** A weekday beside a date: right when they fit, and to be asked about when not. */
  private static Days checked(Match<Meaning> match) {
    var days = match.part("d", Days.class);
    var fitting =
        days.readings().stream()
            .filter(day -> day.getDayOfWeek() == DayRules.weekday(match))
            .toList();
    return fitting.isEmpty()
        ? new Days(contradicting(days, DayRules.weekday(match)), Meaning.UNSURE)
        : new Days(fitting, 1);
  }

  /** "Mañana 24": right when it is, and to be asked about when not. */
  private static Days agreeing(Match<Meaning> match) {
    var near = match.part("d", Days.class);
    var date = match.part("e", Days.class).readings();
    var other = date.getFirst();
    return date.contains(near.readings().getFirst())
        ? near
        : Days.either(near.readings().getFirst(), other);
  }

  private static List<LocalDate> contradicting(Days days, DayOfWeek weekday) {
    var readings = new ArrayList<>(days.readings());
    readings.add(nearest(days.readings().getFirst(), weekday));
    return readings;
  }

  private static LocalDate nearest(LocalDate day, DayOfWeek weekday) {
    var after = day.with(TemporalAdjusters.next(weekday));
    return after.isAfter(day.plusDays(WEEK / 2)) ? after.minusDays(WEEK) : after;
  }

  private static @Nullable Days dayOfMonth(Standpoint here, Match<Meaning> match) {
    int day = count(match, "d");
    var month = YearMonth.from(here.today());
    if (day < 1 || day > 31) {
      return null;
    }
    if (day == here.today().getDayOfMonth()) {
      return Days.either(here.today(), withDay(month.plusMonths(1), day));
    }
    return day > here.today().getDayOfMonth() && month.isValidDay(day)
        ? Days.sure(month.atDay(day))
        : new Days(List.of(withDay(month.plusMonths(1), day)), Meaning.LIKELY);
  }

  /** Of this month or, with the argument, of a later one; null when that month has no such day. */
  private static @Nullable Days dayOfNextMonth(Standpoint here, Match<Meaning> match) {
    int day = count(match, "d");
    var month = YearMonth.from(here.today()).plusMonths(match.argument());
    return month.isValidDay(day) ? Days.sure(month.atDay(day)) : null;
  }

  private static LocalDate withDay(YearMonth from, int day) {
    return from.isValidDay(day) ? from.atDay(day) : from.plusMonths(1).atDay(day);
  }

  /** "Martes 24": of this month or one of the next, where it is a Tuesday. */
  private static @Nullable Days weekdayOfMonth(Standpoint here, Match<Meaning> match) {
    var days = dayOfMonth(here, match);
    return days == null ? null : checked(new Match<>(0, withDays(match, days)));
  }

  private static Map<String, Meaning> withDays(Match<Meaning> match, Days days) {
    var parts = new HashMap<>(match.parts());
    parts.put("d", days);
    return parts;
  }

  private static @Nullable Days dayMonth(Standpoint here, Match<Meaning> match) {
    var year = match.has("y") ? (Integer) count(match, "y") : null;
    return date(here, year, count(match, "m"), count(match, "d"));
  }

  /** The same day each year, written as month and day in one number: 1224 is Christmas Eve. */
  private static Days feast(Standpoint here, int monthAndDay) {
    return upcoming(here.today(), monthAndDay / 100, monthAndDay % 100);
  }

  /** The date, of the year it comes next where none is said; null when no calendar has it. */
  private static @Nullable Days date(Standpoint here, @Nullable Integer year, int month, int day) {
    try {
      if (year != null) {
        return Days.sure(LocalDate.of(full(year), month, day));
      }
      return upcoming(here.today(), month, day);
    } catch (DateTimeException noSuchDay) {
      return besides(here, year, month, day);
    }
  }

  /** The last of a month and the day after, for a date it has not: "31 April"; null for no date. */
  private static @Nullable Days besides(
      Standpoint here, @Nullable Integer year, int month, int day) {
    if (month < 1 || month > 12 || day < 29 || day > 31) {
      return null;
    }
    var thisYear = here.today().getYear();
    var coming = month < here.today().getMonthValue() ? thisYear + 1 : thisYear;
    var last = YearMonth.of(year == null ? coming : full(year), month).atEndOfMonth();
    return Days.either(last, last.plusDays(1));
  }

  private static Days upcoming(LocalDate today, int month, int day) {
    int year = today.getYear();
    while (!YearMonth.of(year, month).isValidDay(day)
        || LocalDate.of(year, month, day).isBefore(today)) {
      if (++year > today.getYear() + WEEK + 1) {
        throw new DateTimeException("no year has it");
      }
    }
    var date = LocalDate.of(year, month, day);
    var before = date.minusYears(1);
    return date.isAfter(today.plusDays(FAR)) && before.getDayOfMonth() == day
        ? Days.either(date, before)
        : Days.sure(date);
  }

  private static int full(int year) {
    return year < 100 ? 2000 + year : year;
  }

  private static @Nullable Days figures(
      Standpoint here, Match<Meaning> match, boolean eitherFirst) {
    var numbers = match.part("f", Figures.class).numbers();
    var year = numbers.size() > 2 ? numbers.get(2) : null;
    var dayFirst = date(here, year, numbers.get(1), numbers.get(0));
    if (!eitherFirst || here.order() == DayOrder.DAY_FIRST) {
      return dayFirst;
    }
    var monthFirst = date(here, year, numbers.get(0), numbers.get(1));
    return both(dayFirst, monthFirst);
  }

  private static @Nullable Days iso(List<Integer> numbers) {
    try {
      return Days.sure(LocalDate.of(numbers.get(0), numbers.get(1), numbers.get(2)));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static @Nullable Days both(@Nullable Days one, @Nullable Days other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    if (one.equals(other)) {
      return one;
    }
    return Days.either(one.readings().getFirst(), other.readings().getFirst());
  }
}
