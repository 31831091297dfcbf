package io.recado.intents.entity.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** A time somebody speaks of, as exactly as they said it and no more. */
public sealed interface When {

  record Day(LocalDate date) implements When {}

  /**
   * @param halfDayUnclear whether the same hour in the other half of the day is as well possible:
   *     "at five"
   */
  record TimeOfDay(LocalTime time, boolean halfDayUnclear) implements When {}

  /** A day and a time of day, in the zone of who reads it. */
  record Moment(ZonedDateTime at) implements When {}

  /**
   * Hours of any day, "after 6" or "in the afternoon".
   *
   * @param from null when it has no beginning
   * @param until not a part of it; null when it has no end within the day
   */
  record Hours(@Nullable LocalTime from, @Nullable LocalTime until) implements When {

    /** Whether a time is one of these hours. */
    public boolean holds(LocalTime time) {
      return (from == null || !time.isBefore(from)) && (until == null || time.isBefore(until));
    }
  }

  /**
   * Days, or certain hours of them: "next week", "tomorrow afternoon".
   *
   * @param last the last day of it, not before the first
   * @param hours null for the whole days
   */
  record Period(LocalDate first, LocalDate last, @Nullable Hours hours) implements When {
    public Period {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException(first + " to " + last + " goes backwards");
      }
    }
  }
}
