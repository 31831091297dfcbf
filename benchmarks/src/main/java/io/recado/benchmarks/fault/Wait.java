package io.recado.benchmarks.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what comes by itself. */
final class Wait {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Wait() {}

  /**
   * @return how long it took
   * @throws IllegalStateException when it does not come in time
   */
  static Duration until(String what, Duration patience, Condition condition) {
    return until(() -> what, patience, condition);
  }

  /**
   * The same.
   *
   * @param what said after the wait, so that it can tell how far things came
   */
  static Duration until(Supplier<String> what, Duration patience, Condition condition) {
    long began = System.nanoTime();
    try {
      while (!condition.holds()) {
        if (since(began).compareTo(patience) > 0) {
          throw new IllegalStateException(
              "waited %s in vain until %s".formatted(patience, what.get()));
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (Exception e) {
      throw e instanceof RuntimeException known ? known : new IllegalStateException(what.get(), e);
    }
    return since(began);
  }

  /** Lets a fault last. */
  static void during(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }

  /** Asked now and again. */
  interface Condition {
    boolean holds() throws Exception;
  }
}
