package io.recado.actions.appointment;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant reminds of appointments.
 *
 * @param before how long before one, the shortest first; empty for no reminders
 * @param missesToAsk who missed so many is asked to confirm; null when nobody is
 */
record ReminderPolicy(List<Duration> before, @Nullable Integer missesToAsk) {

  static final ReminderPolicy USUAL =
      new ReminderPolicy(List.of(Duration.ofHours(24), Duration.ofHours(2)), null);

  ReminderPolicy {
    before = before.stream().sorted().toList();
  }

  boolean asks(Booked booked) {
    return missesToAsk != null && booked.missedBefore() >= missesToAsk && !booked.confirmed();
  }
}
