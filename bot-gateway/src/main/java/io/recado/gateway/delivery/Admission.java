package io.recado.gateway.delivery;

import java.time.Duration;

/**
 * Whether a message may be sent now.
 *
 * @param delay zero when it may; otherwise how long until it may
 * @param kept whether its turn after the delay is kept for it; otherwise it has to ask again
 */
record Admission(Duration delay, boolean kept) {

  static final Admission NOW = new Admission(Duration.ZERO, true);

  boolean isNow() {
    return delay.isZero();
  }
}
