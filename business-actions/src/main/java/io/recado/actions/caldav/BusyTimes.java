package io.recado.actions.caldav;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RecurrenceId;

/**
 * When events take up time. Servers are asked to write each time of a recurring event out, and not
 * all do, so that is done here as well.
 *
 * @param zone of times that name none, and of whole days
 */
record BusyTimes(Instant from, Instant to, ZoneId zone) {

  private static final int MOST_EVENTS = 5_000;
  private static final int MOST_TIMES = 10_000;

  /**
   * @param calendars each as RFC 5545 has it
   * @throws CalDavException when one of them cannot be read, or they hold more than anybody's do
   */
  List<Busy> of(List<String> calendars) {
    var events = calendars.stream().map(EventsOf::text).toList();
    if (events.stream().mapToInt(List::size).sum() > MOST_EVENTS) {
      throw CalDavException.unreadable(null);
    }
    var times = written(events);
    if (times.size() > MOST_TIMES) {
      throw CalDavException.unreadable(null);
    }
    return times;
  }

  /** One more than the most, at most. */
  private List<Busy> written(List<List<VEvent>> calendars) {
    try {
      return calendars.stream().flatMap(this::ofCalendar).limit(MOST_TIMES + 1L).toList();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw CalDavException.unreadable(e);
    }
  }

  private Stream<Busy> ofCalendar(List<VEvent> events) {
    return events.stream().collect(Collectors.groupingBy(BusyTimes::uid)).values().stream()
        .flatMap(this::ofOne);
  }

  /** An event, and those of its times that are other than its rule has them. */
  private Stream<Busy> ofOne(List<VEvent> parts) {
    var others =
        parts.stream()
            .flatMap(part -> recurrenceId(part).map(this::instant).stream())
            .collect(Collectors.toSet());
    return parts.stream()
        .filter(BusyTimes::takesTime)
        .flatMap(
            part ->
                recurrenceId(part).isPresent()
                    ? times(part)
                    : times(part).filter(busy -> !others.contains(busy.from())));
  }

  private Stream<Busy> times(VEvent event) {
    var start =
        event
            .<DtStart<Temporal>>getProperty(Property.DTSTART)
            .orElseThrow(() -> CalDavException.unreadable(null))
            .getDate();
    RuleBounds.check(event, instant(start), from);
    return event.<Temporal>calculateRecurrenceSet(window(start)).stream()
        .map(period -> busy(event, period))
        .filter(busy -> busy.from().isBefore(to) && from.isBefore(busy.to()));
  }

  private Busy busy(VEvent event, Period<? extends Temporal> period) {
    return new Busy(uid(event), instant(period.getStart()), instant(period.getEnd()));
  }

  /** In the same kind of time as the event, a day wider than asked for because of zones. */
  private Period<? extends Temporal> window(Temporal start) {
    var first = from.atZone(zone).minusDays(1);
    var last = to.atZone(zone).plusDays(1);
    return switch (start) {
      case LocalDate _ -> new Period<>(first.toLocalDate(), last.toLocalDate());
      case LocalDateTime _ -> new Period<>(first.toLocalDateTime(), last.toLocalDateTime());
      case ZonedDateTime there ->
          new Period<>(
              first.withZoneSameInstant(there.getZone()),
              last.withZoneSameInstant(there.getZone()));
      default -> new Period<>(first.toInstant(), last.toInstant());
    };
  }

  private Instant instant(Temporal time) {
    return switch (time) {
      case LocalDate day -> day.atStartOfDay(zone).toInstant();
      case LocalDateTime floating -> floating.atZone(zone).toInstant();
      case ZonedDateTime zoned -> zoned.toInstant();
      case OffsetDateTime offset -> offset.toInstant();
      default -> Instant.from(time);
    };
  }

  private static boolean takesTime(VEvent event) {
    return !is(event, Property.STATUS, "CANCELLED") && !is(event, Property.TRANSP, "TRANSPARENT");
  }

  static boolean is(VEvent event, String property, String value) {
    return event.getProperty(property).filter(is -> value.equals(is.getValue())).isPresent();
  }

  static String uid(VEvent event) {
    return event.getProperty(Property.UID).map(Property::getValue).orElse("");
  }

  static Optional<Temporal> recurrenceId(VEvent event) {
    return event
        .<RecurrenceId<Temporal>>getProperty(Property.RECURRENCE_ID)
        .map(RecurrenceId::getDate);
  }
}
