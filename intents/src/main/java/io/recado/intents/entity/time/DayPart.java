package io.recado.intents.entity.time;

import io.recado.intents.entity.time.When.Hours;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** A part of the day: the hours it stands for, and the hours that are told with its name. */
enum DayPart {
  EARLY(0, 6, 0, 8),
  MORNING(6, 12, 0, 12),
  FORENOON(8, 12, 6, 13),
  NOON(12, 14, 11, 15),
  /** When others have their lunch. */
  LATE_NOON(13, 15, 12, 16),
  AFTERNOON(12, 18, 12, 20),
  /** Of Spanish, where it lasts until night. */
  LONG_AFTERNOON(12, 20, 12, 21),
  EVENING(18, 22, 16, 24),
  NIGHT(20, 24, 19, 30),
  AM(0, 12, 0, 12),
  PM(12, 24, 12, 24);

  private static final int DAY = 24;

  private final int from;
  private final int until;
  private final int firstTold;
  private final int endTold;

  /**
   * @param firstTold the first hour told with it
   * @param endTold the hour behind the last; more than 24 when they go on after midnight
   */
  DayPart(int from, int until, int firstTold, int endTold) {
    this.from = from;
    this.until = until;
    this.firstTold = firstTold;
    this.endTold = endTold;
  }

  Hours hours() {
    return new Hours(LocalTime.of(from, 0), end(until));
  }

  /** The hours told with its name, as far as they are of the same day. */
  Hours told() {
    return new Hours(LocalTime.of(firstTold, 0), end(Math.min(endTold, DAY)));
  }

  /**
   * Whether people call this time so: two o'clock is of the morning, twelve may be of the night.
   */
  boolean tells(LocalTime time) {
    int hour = time.getHour();
    return (hour >= firstTold && hour < endTold) || hour + DAY < endTold;
  }

  private static @Nullable LocalTime end(int hour) {
    return hour == DAY ? null : LocalTime.of(hour, 0);
  }
}
