package io.recado.actions.caldav;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/**
 * The days that events of whole days take, such as holidays. Whether an event blocks its time is
 * not asked: calendars of holidays say that theirs do not.
 *
 * @param from the first day that is told
 * @param to the day after the last
 */
public record WholeDays(LocalDate from, LocalDate to) {

  private static final int MOST_EVENTS = 2_000;
  private static final int MOST_DAYS = 10_000;

  /** Rules of many events, each within its bounds, would keep a processor for minutes. */
  private static final Duration MOST_TIME = Duration.ofSeconds(5);

  /**
   * What a calendar says.
   *
   * @param days in order; several events may be on one
   * @param passedOver how many events are none of whole days, have no name, or come again otherwise
   *     than by the year
   */
  public record Told(List<WholeDay> days, int passedOver) {

    public Told {
      days = List.copyOf(days);
    }
  }

  /** A day of an event. */
  public record WholeDay(LocalDate day, String name) {}

  /**
   * @param calendar as RFC 5545 has it
   * @throws CalDavException when it cannot be read, or holds more than anybody's does
   */
  public Told of(String calendar) {
    var events = EventsOf.text(calendar);
    if (events.size() > MOST_EVENTS) {
      throw CalDavException.unreadable(null);
    }
    var fit = events.stream().filter(WholeDays::isHoliday).toList();
    return new Told(written(fit), events.size() - fit.size());
  }

  private List<WholeDay> written(List<VEvent> events) {
    long until = System.nanoTime() + MOST_TIME.toNanos();
    try {
      // Cut off before they are put in order: that would write all of them out.
      var days =
          events.stream().collect(Collectors.groupingBy(BusyTimes::uid)).values().stream()
              .flatMap(parts -> ofOne(parts, until))
              .limit(MOST_DAYS + 1L)
              .sorted(Comparator.comparing(WholeDay::day).thenComparing(WholeDay::name))
              .toList();
      if (days.size() > MOST_DAYS) {
        throw CalDavException.unreadable(null);
      }
      return days;
    } catch (RuntimeException e) {
      // Such as of a time of day among the times of an event of whole days.
      throw CalDavException.unreadable(e);
    }
  }

  /** An event, and those of its times that are other than its rule has them. */
  private Stream<WholeDay> ofOne(List<VEvent> parts, long until) {
    var others =
        parts.stream()
            .flatMap(part -> BusyTimes.recurrenceId(part).stream())
            .collect(Collectors.toSet());
    Predicate<LocalDate> isOther = others::contains;
    return parts.stream()
        .filter(part -> !BusyTimes.is(part, Property.STATUS, "CANCELLED"))
        .flatMap(
            part ->
                BusyTimes.recurrenceId(part).isPresent()
                    ? days(part, _ -> true, until)
                    : days(part, isOther.negate(), until));
  }

  private Stream<WholeDay> days(VEvent event, Predicate<LocalDate> begins, long until) {
    if (System.nanoTime() - until > 0) {
      throw CalDavException.unreadable(null);
    }
    var start = start(event).orElseThrow();
    RuleBounds.check(event, atMidnight(start), atMidnight(from));
    var name = name(event);
    return event.<Temporal>calculateRecurrenceSet(new Period<>(from.minusYears(1), to)).stream()
        .filter(time -> begins.test((LocalDate) time.getStart()))
        .flatMap(this::between)
        .map(day -> new WholeDay(day, name));
  }

  /** RFC 5545, 3.6.1: the end is the day after the last; without one, an event takes one day. */
  private Stream<LocalDate> between(Period<? extends Temporal> time) {
    var first = LocalDate.from(time.getStart());
    var end = LocalDate.from(time.getEnd());
    var begin = first.isBefore(from) ? from : first;
    var over = end.isAfter(first) ? end : first.plusDays(1);
    var last = over.isAfter(to) ? to : over;
    return begin.isBefore(last) ? begin.datesUntil(last) : Stream.empty();
  }

  private static boolean isHoliday(VEvent event) {
    return start(event).isPresent()
        && !name(event).isEmpty()
        && event.<RRule<Temporal>>getProperties(Property.RRULE).stream()
            .allMatch(rule -> rule.getRecur().getFrequency() == Frequency.YEARLY);
  }

  /** Empty where it begins at a time of day. */
  private static Optional<LocalDate> start(VEvent event) {
    return event
        .<DtStart<Temporal>>getProperty(Property.DTSTART)
        .map(DtStart::getDate)
        .filter(LocalDate.class::isInstance)
        .map(LocalDate.class::cast);
  }

  /** Empty where it has none. */
  private static String name(VEvent event) {
    return event
        .getProperty(Property.SUMMARY)
        .map(Property::getValue)
        .map(name -> name.strip().replaceAll("\\s+", " "))
        .orElse("");
  }

  private static Instant atMidnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
