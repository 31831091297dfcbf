package io.recado.actions.appointment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who can take an appointment at some time, and where.
 *
 * @param calendars that are free then; one of them is taken
 * @param places that are free then, of which one is taken beside it; none where nothing is
 * @param perhapsMore whether there would be enough if only servers that are away said so; not where
 *     there is enough without them
 */
record Room(List<UUID> calendars, List<UUID> places, boolean perhapsMore) {

  static final Room NONE = new Room(List.of(), List.of(), false);

  /** The first of those that are still free; empty where they are not enough. */
  Optional<WhoAndWhere> first(List<UUID> free) {
    var calendar = free.stream().filter(calendars::contains).findFirst();
    return places.isEmpty()
        ? calendar.map(WhoAndWhere::alone)
        : calendar.flatMap(
            who ->
                free.stream()
                    .filter(places::contains)
                    .findFirst()
                    .map(where -> new WhoAndWhere(who, where)));
  }

  boolean has(WhoAndWhere taken) {
    return calendars.contains(taken.calendar())
        && (places.isEmpty() || places.contains(taken.place()));
  }

  List<UUID> all() {
    return Stream.concat(calendars.stream(), places.stream()).toList();
  }
}
