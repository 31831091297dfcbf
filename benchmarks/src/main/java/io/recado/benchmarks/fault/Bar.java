package io.recado.benchmarks.fault;

import java.time.Duration;

/**
 * One thing a row of the matrix asks for, and what was measured.
 *
 * @param what in words, with its limit
 * @param timed whether it depends on how fast the machine is at the moment: then no build fails of
 *     it, and the long form does
 */
record Bar(String what, String measured, boolean held, boolean timed) {

  static Bar of(String what, Object measured, boolean held) {
    return new Bar(what, String.valueOf(measured), held, false);
  }

  /** The same, where a slow machine may not hold it. */
  Bar onTime() {
    return new Bar(what, measured, held, true);
  }

  /** Nothing may be. */
  static Bar none(String what, long count) {
    return of("no " + what, count, count == 0);
  }

  static Bar atMost(String what, Duration limit, Duration measured) {
    return of(
            "%s ≤ %s".formatted(what, text(limit)), text(measured), measured.compareTo(limit) <= 0)
        .onTime();
  }

  static Bar atMost(String what, long limit, long measured) {
    return of("%s ≤ %d".formatted(what, limit), measured, measured <= limit);
  }

  /** A row that breaks nothing shows nothing: so much of the fault must have been felt. */
  static Bar atLeast(String what, long limit, long measured) {
    return of("%s ≥ %d".formatted(what, limit), measured, measured >= limit);
  }

  private static String text(Duration duration) {
    return duration.toMillis() < 10_000
        ? duration.toMillis() + " ms"
        : "%.1f s".formatted(duration.toMillis() / 1000.0);
  }

  @Override
  public String toString() {
    return "%s %s: %s".formatted(held ? "held  " : "BROKEN", what, measured);
  }
}
