package io.recado.actions;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server of the machine's own, started for a test; {@code ./recado test-servers} gets them. */
public record RealServer(String name, Process process) implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Waits until it answers.
   *
   * @throws IllegalStateException when it ends before, or does not answer in time
   */
  public void await(BooleanSupplier answers) {
    var until = Instant.now().plus(PATIENCE);
    try {
      while (!answers.getAsBoolean()) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(until)) {
          close();
          throw new IllegalStateException(name + " did not start");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops it, and returns when it has ended. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
