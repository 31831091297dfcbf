package io.recado.actions.appointment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.recado.actions.hours.BusinessHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * When a service can be had: at each step of the opening hours, as long as it ends before they do
 * and one of its calendars is free; one of its people and one of its places, where it has both.
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
    var certain = needed().stream().map(kind -> certain(kind, start)).toList();
    return certain.stream().anyMatch(List::isEmpty)
        ? new Room(List.of(), List.of(), true)
        : new Room(certain.getFirst(), certain.size() == 1 ? List.of() : certain.getLast(), false);
  }

  /**
   * The same of nobody but those that an appointment was given; none where the service needs more
   * by now.
   */
  Room roomOf(WhoAndWhere kept, Instant start, Instant earliest) {
    var those =
        new FreeTimes(
            service,
            hours,
            calendars.stream().filter(calendar -> kept.takes(calendar.calendar())).toList());
    return those.needed().size() == needed().size() ? those.room(start, earliest) : Room.NONE;
  }

  private List<UUID> certain(List<CalendarTimes> kind, Instant start) {
    return kind.stream()
        .filter(calendar -> calendar.certain() && calendar.isFree(service, start))
        .map(CalendarTimes::calendar)
        .toList();
  }

  private boolean isFree(Instant start) {
    return !calendars.isEmpty()
        && needed().stream()
            .allMatch(kind -> kind.stream().anyMatch(calendar -> calendar.isFree(service, start)));
  }

  /** Of each kind that the service has, one is needed; people come first. */
  private Collection<List<CalendarTimes>> needed() {
    return calendars.stream()
        .collect(groupingBy(CalendarTimes::kind, () -> new EnumMap<>(CalendarKind.class), toList()))
        .values();
  }
}
