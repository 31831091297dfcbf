package io.recado.gateway.delivery;

import io.recado.outbox.OutboxMessage;
import java.time.Duration;

/**
 * A message and when it was claimed, by the clock of this process that only runs forward: it goes
 * on while the process is frozen, and nobody sets it.
 *
 * @param askedAt before the claim was asked for, so that its age is never taken for less than it is
 */
record Claimed(OutboxMessage message, long askedAt) {

  static Claimed now(OutboxMessage message) {
    return new Claimed(message, System.nanoTime());
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - askedAt);
  }

  Claimed saying(OutboxMessage other) {
    return new Claimed(other, askedAt);
  }
}
