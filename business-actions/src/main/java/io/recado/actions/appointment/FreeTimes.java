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
record FreeTimes(Service service, BusinessHours hours, List<List<Span>> calendars) {

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

  private boolean isFree(Instant start) {
    var wanted = new Span(start, start.plus(service.occupies()));
    return calendars.stream().anyMatch(taken -> taken.stream().noneMatch(wanted::overlaps));
  }
}
