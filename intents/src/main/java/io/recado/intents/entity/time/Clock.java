package io.recado.intents.entity.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time of day as it is told.
 *
 * @param twelve whether it is told on the face of a clock, so that it may be twelve hours later
 * @param plain whether it is meant as it is told unless more is said: "8 Uhr", but "8 Uhr abends"
 */
record Clock(LocalTime time, boolean twelve, boolean plain) implements Meaning {

  private static final int NOON = 12;
  private static final int LAST_OF_DAY = 24;

  /** Up to here an hour without more is rather of the afternoon, for who makes appointments. */
  private static final int LAST_RATHER_AFTERNOON = 6;

  /**
   * Up to here either half of the day is quite possible; nobody means nine at night by "at nine".
   */
  private static final int LAST_UNCLEAR = 8;

  /** An hour and minute as spoken; null when no clock shows them. */
  static @Nullable Clock spoken(int hour, int minute) {
    if (hour < 0
        || hour > LAST_OF_DAY
        || minute < 0
        || minute > 59
        || (hour == LAST_OF_DAY && minute > 0)) {
      return null;
    }
    return new Clock(LocalTime.of(hour % LAST_OF_DAY, minute), hour >= 1 && hour <= NOON, false);
  }

  /** Minutes before or after a spoken hour; null when no clock shows it. */
  static @Nullable Clock beside(int hour, int minutes) {
    var full = spoken(hour, 0);
    return full == null || Math.abs(minutes) > 59
        ? null
        : new Clock(full.time.plusMinutes(minutes), full.twelve, false);
  }

  /** As it is told, unless more is said. */
  Clock plainly() {
    return new Clock(time, twelve, true);
  }

  static Clock exactly(LocalTime time) {
    return new Clock(time, false, true);
  }

  /** Both halves of the day where it may be either, the likelier first. */
  List<LocalTime> halves() {
    if (!twelve) {
      return List.of(time);
    }
    if (plain) {
      return List.of(time, time.plusHours(NOON));
    }
    var other = time.plusHours(NOON);
    return afternoonFirst() == time.getHour() < NOON ? List.of(other, time) : List.of(time, other);
  }

  /** What is worth asking about. */
  List<LocalTime> readings() {
    return isUnclear() ? halves() : List.of(halves().getFirst());
  }

  boolean isUnclear() {
    return twelve && !plain && face() <= LAST_UNCLEAR;
  }

  /** The time in this part of the day; empty when it is not told so. */
  Optional<Clock> in(DayPart part) {
    return halves().stream().filter(part::tells).findFirst().map(Clock::exactly);
  }

  /** The first time from another on. */
  LocalTime after(LocalTime from) {
    return halves().stream().filter(each -> each.isAfter(from)).sorted().findFirst().orElse(time);
  }

  /** What of a day's readings is not over yet; all when all are. */
  List<LocalTime> stillToCome(LocalDate day, LocalDateTime now) {
    if (plain) {
      return List.of(time);
    }
    var future = halves().stream().filter(each -> day.atTime(each).isAfter(now)).toList();
    if (future.size() == halves().size() || future.isEmpty()) {
      return readings();
    }
    // Who writes "today at 11" a little after eleven hardly means the night.
    return isUnclear() || face() == NOON ? future : halves();
  }

  private boolean afternoonFirst() {
    return face() <= LAST_RATHER_AFTERNOON || face() == NOON;
  }

  private int face() {
    int hour = time.getHour() % NOON;
    return hour == 0 ? NOON : hour;
  }
}
