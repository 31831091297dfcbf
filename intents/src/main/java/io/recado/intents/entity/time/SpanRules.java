package io.recado.intents.entity.time;

import static io.recado.intents.entity.time.ClockRules.count;

import io.recado.intents.entity.time.Meaning.Days;
import io.recado.intents.entity.time.Meaning.Figures;
import io.recado.intents.entity.time.Meaning.Part;
import io.recado.intents.entity.time.Meaning.Parted;
import io.recado.intents.entity.time.Meaning.Span;
import io.recado.intents.entity.time.Meaning.Stretch;
import io.recado.intents.entity.time.When.Hours;
import io.recado.intents.grammar.Match;
import io.recado.intents.grammar.Production;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What makes hours, and several days. */
final class SpanRules {

  private static final int SATURDAY = 5;
  private static final int WEEK = 7;

  private SpanRules() {}

  static Map<String, Production<Standpoint, Meaning>> all() {
    var rules = new HashMap<String, Production<Standpoint, Meaning>>();
    rules.put("between", (match, _) -> between(clock(match, "a"), clock(match, "b")));
    rules.put(
        "between-in", (match, _) -> betweenIn(clock(match, "a"), clock(match, "b"), part(match)));
    rules.put("figure-hours", (match, _) -> figures(match));
    rules.put("figure-hours-in", (match, _) -> figuresIn(match));
    rules.put("from", (match, _) -> open(clock(match, "c"), true));
    rules.put("until", (match, _) -> open(clock(match, "c"), false));
    rules.put("from-about", (match, _) -> fromAbout(match.argument()));
    rules.put("around-noon", (_, _) -> aroundNoon());
    rules.put("part-hours", (match, _) -> sure(part(match).hours()));
    rules.put("week-of", (match, here) -> week(here.today(), match.argument()));
    rules.put("week-with", (match, _) -> weekWith(match));
    rules.put("weekend-of", (match, here) -> weekend(here.today(), match.argument()));
    rules.put("month-of", (match, here) -> month(here.today().plusMonths(match.argument())));
    rules.put("month-named", (match, here) -> named(here, count(match, "m")));
    rules.put("day-to-day", (match, _) -> stretch(match));
    rules.put("weekday-to-weekday", (match, here) -> weekdays(here, match));
    rules.put("day-of-month-to", (match, _) -> daysOfMonth(match));
    rules.put("parted", (match, _) -> parted(match));
    rules.put("tonight", (_, here) -> new Parted(Days.sure(here.today()), DayPart.EVENING));
    return rules;
  }

  private static Clock clock(Match<Meaning> match, String name) {
    return match.part(name, Clock.class);
  }

  private static Span sure(Hours hours) {
    return new Span(List.of(hours), 1);
  }

  private static @Nullable Span between(Clock from, Clock until) {
    var first = from.halves().getFirst();
    // "2 to 16" tells by its end that its beginning is of 24 hours, too, but means the afternoon.
    var last = until.after(first);
    return last.isAfter(first)
        ? new Span(List.of(new Hours(first, last)), from.isUnclear() ? Meaning.LIKELY : 1)
        : null;
  }

  /** "Between 2 and 4 in the afternoon", "9 to 11 am", "de 11 a 1 de la tarde". */
  private static @Nullable Span betweenIn(Clock from, Clock until, DayPart part) {
    // Noon is no time of the morning, but the morning's end.
    var last = until.halves().stream().filter(end -> part.tells(end.minusMinutes(1))).findFirst();
    return last.flatMap(end -> before(end, from, part))
        .map(first -> sure(new Hours(first, last.orElseThrow())))
        .orElse(null);
  }

  /** In the same part if it can be: in "11 to 1 in the afternoon" it cannot. */
  private static Optional<LocalTime> before(LocalTime end, Clock from, DayPart part) {
    return Stream.concat(from.in(part).map(Clock::time).stream(), from.halves().stream())
        .filter(first -> first.isBefore(end))
        .findFirst();
  }

  private static @Nullable Span figures(Match<Meaning> match) {
    var from = clock(match, true);
    var until = clock(match, false);
    return from == null || until == null ? null : between(from, until);
  }

  private static @Nullable Span figuresIn(Match<Meaning> match) {
    var from = clock(match, true);
    var until = clock(match, false);
    return from == null || until == null ? null : betweenIn(from, until, part(match));
  }

  /** The first or the second of "9-11" or "9:30-11:00". */
  private static @Nullable Clock clock(Match<Meaning> match, boolean first) {
    var numbers = match.part("f", Figures.class).numbers();
    boolean minutes = numbers.size() == 4;
    int at = first ? 0 : numbers.size() / 2;
    return Clock.spoken(numbers.get(at), minutes ? numbers.get(at + 1) : 0);
  }

  private static DayPart part(Match<Meaning> match) {
    return match.part("p", Part.class).part();
  }

  private static Span open(Clock clock, boolean from) {
    return new Span(
        clock.readings().stream()
            .map(time -> from ? new Hours(time, null) : new Hours(null, time))
            .toList(),
        clock.isUnclear() ? Meaning.UNSURE : 1);
  }

  /** "After work": from when on is for whoever works to say. */
  private static Span fromAbout(int hour) {
    var earlier = new Hours(LocalTime.of(hour, 0), null);
    return new Span(List.of(earlier, new Hours(LocalTime.of(hour + 1, 0), null)), Meaning.UNSURE);
  }

  private static Span aroundNoon() {
    return new Span(List.of(DayPart.NOON.hours(), DayPart.LATE_NOON.hours()), Meaning.UNSURE);
  }

  private static Stretch week(LocalDate today, int weeks) {
    var monday = monday(today).plusWeeks(weeks);
    return new Stretch(weeks == 0 ? today : monday, monday.plusDays(WEEK - 1L), 1);
  }

  private static Stretch weekWith(Match<Meaning> match) {
    var days = match.part("d", Days.class);
    var monday = monday(days.readings().getFirst());
    return new Stretch(monday, monday.plusDays(WEEK - 1L), days.confidence());
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** On a weekend, the one under way is this one. */
  private static Stretch weekend(LocalDate today, int weeks) {
    var saturday = monday(today).plusWeeks(weeks).plusDays(SATURDAY);
    return new Stretch(saturday, saturday.plusDays(1), 1);
  }

  private static Stretch month(LocalDate day) {
    return new Stretch(day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()), 1);
  }

  private static Stretch named(Standpoint here, int month) {
    var first = here.today().withDayOfMonth(1).withMonth(month);
    var coming = month < here.today().getMonthValue() ? first.plusYears(1) : first;
    return month(coming);
  }

  private static @Nullable Stretch stretch(Match<Meaning> match) {
    var from = match.part("a", Days.class);
    var until = match.part("b", Days.class);
    var first = from.readings().getFirst();
    var last = until.readings().getFirst();
    return first.isBefore(last)
        ? new Stretch(first, last, Math.min(from.confidence(), until.confidence()))
        : null;
  }

  private static @Nullable Stretch weekdays(Standpoint here, Match<Meaning> match) {
    var first = here.today().with(TemporalAdjusters.next(DayOfWeek.of(count(match, "a"))));
    var last = first.with(TemporalAdjusters.next(DayOfWeek.of(count(match, "b"))));
    return new Stretch(first, last, Meaning.LIKELY);
  }

  /** "Del 3 al 5 de abril": the month is said once, with the last day. */
  private static @Nullable Stretch daysOfMonth(Match<Meaning> match) {
    int first = count(match, "a");
    var until = match.part("b", Days.class);
    var last = until.readings().getFirst();
    return first >= 1 && first < last.getDayOfMonth()
        ? new Stretch(last.withDayOfMonth(first), last, until.confidence())
        : null;
  }

  private static Parted parted(Match<Meaning> match) {
    return new Parted(match.part("d", Days.class), part(match));
  }
}
