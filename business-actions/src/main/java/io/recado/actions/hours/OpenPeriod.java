package io.recado.actions.hours;

import java.time.LocalTime;

/**
 * A stretch of one day in which a tenant is open. What goes past midnight is two periods of two
 * days.
 *
 * @param closes not part of it any more; midnight means the end of the day
 */
public record OpenPeriod(LocalTime opens, LocalTime closes) implements Comparable<OpenPeriod> {

  public static final OpenPeriod ALL_DAY = new OpenPeriod(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  public OpenPeriod {
    if (!closes.equals(LocalTime.MIDNIGHT) && !closes.isAfter(opens)) {
      throw new IllegalArgumentException("closes at %s, opens at %s".formatted(closes, opens));
    }
  }

  public static OpenPeriod of(String opens, String closes) {
    return new OpenPeriod(LocalTime.parse(opens), LocalTime.parse(closes));
  }

  /** Whether it lasts to the end of the day. */
  boolean closesAtMidnight() {
    return closes.equals(LocalTime.MIDNIGHT);
  }

  @Override
  public int compareTo(OpenPeriod other) {
    return opens.compareTo(other.opens);
  }
}
