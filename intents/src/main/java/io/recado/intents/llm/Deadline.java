package io.recado.intents.llm;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * By when a reading ends, whatever it is at.
 *
 * @param end on the clock
 */
record Deadline(Scheduler clock, long end) {

  private static final TimeUnit UNIT = TimeUnit.MILLISECONDS;

  static long now(Scheduler clock) {
    return clock.now(UNIT);
  }

  /**
   * @param begun when time began to run, as {@link #now} told it
   */
  static Deadline of(Duration time, long begun, Scheduler clock) {
    return new Deadline(clock, begun + time.toMillis());
  }

  /** Zero when it is over. */
  Duration left() {
    return Duration.of(Math.max(0, end - now(clock)), UNIT.toChronoUnit());
  }

  /** The same, failing with a {@link java.util.concurrent.TimeoutException} when it is over. */
  <T> Mono<T> holds(Mono<T> work) {
    return Mono.defer(() -> work.timeout(left(), clock));
  }
}
