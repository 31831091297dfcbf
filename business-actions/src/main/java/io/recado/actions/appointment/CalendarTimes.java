package io.recado.actions.appointment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * When a calendar is not to be had.
 *
 * @param certain whether that is all; not while the server that it stands on too gives no answer
 */
record CalendarTimes(UUID calendar, List<Span> taken, boolean certain) {

  CalendarTimes {
    taken = List.copyOf(taken);
  }

  boolean isFree(Span wanted) {
    return taken.stream().noneMatch(wanted::overlaps);
  }

  CalendarTimes with(List<Span> more) {
    var all = new ArrayList<>(taken);
    all.addAll(more);
    return new CalendarTimes(calendar, all, certain);
  }

  CalendarTimes uncertain() {
    return new CalendarTimes(calendar, taken, false);
  }
}
