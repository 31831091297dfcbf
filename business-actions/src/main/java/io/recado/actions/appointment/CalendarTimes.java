package io.recado.actions.appointment;

import io.recado.actions.hours.BusinessHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a calendar is not to be had.
 *
 * @param kind what it is of
 * @param hours outside of which it is not; null for whenever the tenant is open
 * @param certain whether that is all; not while the server that it stands on too gives no answer
 */
record CalendarTimes(
    UUID calendar,
    CalendarKind kind,
    @Nullable BusinessHours hours,
    List<Span> taken,
    boolean certain) {

  CalendarTimes {
    taken = List.copyOf(taken);
  }

  /** As with the tenant's hours, an appointment is within one stretch; its buffers need not be. */
  boolean isFree(Service service, Instant start) {
    return isThere(service.during(start))
        && taken.stream().noneMatch(service.occupied(start)::overlaps);
  }

  private boolean isThere(Span during) {
    return hours == null
        || hours.on(during.from().atZone(hours.zone()).toLocalDate()).stream()
            .anyMatch(open -> during.isWithin(new Span(open.opens(), open.closes())));
  }

  CalendarTimes with(List<Span> more) {
    var all = new ArrayList<>(taken);
    all.addAll(more);
    return new CalendarTimes(calendar, kind, hours, all, certain);
  }

  CalendarTimes uncertain() {
    return new CalendarTimes(calendar, kind, hours, taken, false);
  }
}
