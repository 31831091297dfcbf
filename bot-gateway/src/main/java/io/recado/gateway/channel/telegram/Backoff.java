package io.recado.gateway.channel.telegram;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between attempts: anything up to a limit that doubles with every failure. The
 * full jitter keeps many bots from coming back in step after an outage.
 *
 * @param first the limit after the first failure
 * @param most the greatest limit
 */
record Backoff(Duration first, Duration most) {

  private static final int MOST_DOUBLINGS = 20;

  /**
   * @param failures how many attempts have failed in a row, at least 1
   */
  Duration pause(int failures, RandomGenerator random) {
    var limit = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    var bounded = limit.compareTo(most) < 0 ? limit : most;
    return Duration.ofMillis(random.nextLong(bounded.toMillis() + 1));
  }
}
