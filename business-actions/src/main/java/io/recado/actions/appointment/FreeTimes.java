package io.recado.actions.appointment;

import io.recado.actions.hours.BusinessHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeSet;

/**
 * When a service can be had: at each step of the opening hours, as long as it ends before they do
 * and one of its calendars is free.
 */
record FreeTimes(Service service, BusinessHours hours, List<CalendarTimes> calendars) {

  FreeTimes {
    calendars = List.copyOf(calendars);
  }

  /** The starts of a day that are not before {@code earliest}, in the tenant's zone, in order. */
  List<ZonedDateTime> on(LocalDate day, Instant earliest) {
    var starts = new TreeSet<Instant>();
    for (var open : hours.on(day)) {
      var start = open.opens();
      while (!start.plus(service.duration()).isAfter(open.closes())) {
        if (!start.isBefore(earliest) && isFree(start)) {
          starts.add(start);
        }
        start = start.plus(service.step());
      }
    }
    return starts.stream().map(start -> start.atZone(hours.zone())).toList();
  }

  /** Who can take an appointment that is not before {@code earliest}. */
  Room room(Instant start, Instant earliest) {
    var day = start.atZone(hours.zone()).toLocalDate();
    if (on(day, earliest).stream().noneMatch(at -> at.toInstant().equals(start))) {
      return Room.NONE;
    }
    var wanted = wanted(start);
    var certain =
        calendars.stream()
            .filter(calendar -> calendar.certain() && calendar.isFree(wanted))
            .map(CalendarTimes::calendar)
            .toList();
    return new Room(
        certain,
        calendars.stream().anyMatch(calendar -> !calendar.certain() && calendar.isFree(wanted)));
  }

  private boolean isFree(Instant start) {
    var wanted = wanted(start);
    return calendars.stream().anyMatch(calendar -> calendar.isFree(wanted));
  }

  private Span wanted(Instant start) {
    return new Span(start, start.plus(service.occupies()));
  }
}
