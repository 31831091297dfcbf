package io.recado.intents.entity.time;

import static io.recado.intents.entity.time.ClockRules.count;

import io.recado.intents.entity.time.Meaning.Days;
import io.recado.intents.entity.time.Meaning.Nothing;
import io.recado.intents.entity.time.Meaning.Part;
import io.recado.intents.entity.time.Meaning.Parted;
import io.recado.intents.entity.time.Meaning.Span;
import io.recado.intents.entity.time.Meaning.Stretch;
import io.recado.intents.entity.time.Meaning.Whole;
import io.recado.intents.entity.time.When.Day;
import io.recado.intents.entity.time.When.Hours;
import io.recado.intents.entity.time.When.Moment;
import io.recado.intents.entity.time.When.Period;
import io.recado.intents.entity.time.When.TimeOfDay;
import io.recado.intents.grammar.Match;
import io.recado.intents.grammar.Production;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes a whole time of days, hours and clocks. */
final class WholeRules {

  private WholeRules() {}

  static Map<String, Production<Standpoint, Meaning>> all() {
    var rules = new HashMap<String, Production<Standpoint, Meaning>>();
    rules.put("nothing", (_, _) -> new Nothing());
    rules.put("whole-day", (match, _) -> day(match.part("d", Days.class)));
    rules.put("whole-clock", (match, _) -> clock(match.part("c", Clock.class)));
    rules.put("whole-hours", (match, _) -> hours(match.part("h", Span.class)));
    rules.put("whole-part", (match, _) -> hours(new Span(List.of(hours(match)), 1)));
    rules.put("whole-days", (match, _) -> days(match.part("s", Stretch.class), List.of()));
    rules.put(
        "days-hours", (match, _) -> days(match.part("s", Stretch.class), List.of(hours(match))));
    rules.put(
        "day-clock",
        (match, here) -> moments(match.part("d", Days.class), match.part("c", Clock.class), here));
    rules.put(
        "day-hours",
        (match, _) -> dayHours(match.part("d", Days.class), match.part("h", Span.class)));
    rules.put("parted-day", (match, _) -> partedDay(match.part("x", Parted.class)));
    rules.put("parted-clock", (match, here) -> partedClock(match, here));
    rules.put(
        "parted-hours",
        (match, _) -> dayHours(match.part("x", Parted.class).days(), match.part("h", Span.class)));
    rules.put("moment-ahead", (match, here) -> ahead(here, count(match, "n"), unit(match)));
    rules.put("one-ahead", (match, here) -> ahead(here, 1, unit(match)));
    rules.put("minutes-ahead", (match, here) -> ahead(here, match.argument(), ChronoUnit.MINUTES));
    return rules;
  }

  /**
   * A day, time of day or part of one that stands by itself.
   *
   * @throws IllegalStateException for anything else: the grammar is faulty
   */
  static Whole whole(Meaning meaning) {
    return switch (meaning) {
      case Days days -> day(days);
      case Clock clock -> clock(clock);
      case Part part -> hours(new Span(List.of(part.part().told()), 1));
      case Meaning other -> throw new IllegalStateException("no time by itself: " + other);
    };
  }

  private static Hours hours(Match<Meaning> match) {
    return match.part("p", Part.class).part().hours();
  }

  private static ChronoUnit unit(Match<Meaning> match) {
    return match.part("u", Meaning.Unit.class).unit();
  }

  private static Whole day(Days days) {
    return new Whole(days.readings().stream().<When>map(Day::new).toList(), days.confidence());
  }

  private static Whole clock(Clock clock) {
    boolean unclear = clock.isUnclear();
    return new Whole(
        clock.readings().stream().<When>map(time -> new TimeOfDay(time, unclear)).toList(),
        unclear ? Meaning.UNSURE : 1);
  }

  private static Whole hours(Span span) {
    return new Whole(List.copyOf(span.readings()), span.confidence());
  }

  private static Whole days(Stretch stretch, List<Hours> hours) {
    var period =
        new Period(stretch.first(), stretch.last(), hours.isEmpty() ? null : hours.getFirst());
    return new Whole(List.of(period), stretch.confidence());
  }

  private static Whole partedDay(Parted parted) {
    return dayHours(parted.days(), new Span(List.of(parted.part().hours()), 1));
  }

  private static Whole dayHours(Days days, Span span) {
    var readings = new ArrayList<When>();
    for (var day : days.readings()) {
      span.readings().forEach(hours -> readings.add(new Period(day, day, hours)));
    }
    return new Whole(readings, Math.min(days.confidence(), span.confidence()));
  }

  private static @Nullable Whole partedClock(Match<Meaning> match, Standpoint here) {
    var parted = match.part("x", Parted.class);
    return match
        .part("c", Clock.class)
        .in(parted.part())
        .map(clock -> moments(parted.days(), clock, here))
        .orElse(null);
  }

  private static Whole moments(Days days, Clock clock, Standpoint here) {
    var readings = new ArrayList<When>();
    for (var day : days.readings()) {
      for (var time : clock.stillToCome(day, here.now().toLocalDateTime())) {
        moments(day.atTime(time), here.now().getZone())
            .forEach(moment -> readings.add(new Moment(moment)));
      }
    }
    return new Whole(
        readings,
        readings.size() == 1 ? days.confidence() : Math.min(Meaning.UNSURE, days.confidence()));
  }

  /** Two where clocks are turned back, and where they leave it out those before and after. */
  private static List<ZonedDateTime> moments(LocalDateTime time, ZoneId zone) {
    var moment = time.atZone(zone);
    var turned = zone.getRules().getTransition(time);
    if (turned == null) {
      return List.of(moment);
    }
    return turned.isGap()
        ? List.of(moment, moment.minus(turned.getDuration()))
        : List.of(moment.withEarlierOffsetAtOverlap(), moment.withLaterOffsetAtOverlap());
  }

  private static Whole ahead(Standpoint here, int amount, ChronoUnit unit) {
    var moment = here.now().plus(amount, unit).truncatedTo(ChronoUnit.MINUTES);
    return new Whole(List.of(new Moment(moment)), 1);
  }
}
