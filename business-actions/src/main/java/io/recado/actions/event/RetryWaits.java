package io.recado.actions.event;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait for the next attempt: anything up to a limit that doubles with each, so that
 * what failed together does not come back together.
 */
final class RetryWaits {

  private static final Duration FIRST_LIMIT = Duration.ofSeconds(10);
  private static final Duration LAST_LIMIT = Duration.ofHours(2);

  /** An address that has just failed is given a moment. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final RandomGenerator random;

  /**
   * @param random safe for many threads
   */
  RetryWaits(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Not sooner than asked for, up to the last limit: an address cannot put an event off for ever.
   *
   * @param attempt the one that failed; 1 for the first
   */
  Duration after(int attempt, Duration asked) {
    var own = after(attempt);
    var bounded = asked.compareTo(LAST_LIMIT) > 0 ? LAST_LIMIT : asked;
    return bounded.compareTo(own) > 0 ? bounded : own;
  }

  /**
   * @param attempt the one that failed; 1 for the first
   */
  Duration after(int attempt) {
    var doubled = FIRST_LIMIT.multipliedBy(1L << Math.min(attempt - 1, 20));
    var limit = doubled.compareTo(LAST_LIMIT) > 0 ? LAST_LIMIT : doubled;
    return Duration.ofMillis(random.nextLong(LEAST.toMillis(), limit.toMillis() + 1));
  }
}
