package io.recado.gateway.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that channels were asked to deliver again, at most once a second: an outage is not a line
 * for each delivery. Safe for many threads.
 */
public final class RefusalLog {

  private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Clock clock;
  private Instant quietUntil = Instant.MIN;
  private int untold;

  public RefusalLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * Notes a delivery of which nobody knows whether it was recorded.
   *
   * @param channel whose it is
   */
  public void add(Object channel, Throwable error) {
    int count = tellNow();
    if (count > 0) {
      log.warn(
          "{} deliveries are not known to be recorded, and are delivered again (try-again); the"
              + " latest, of {}: {}",
          count,
          channel,
          error.toString());
    }
  }

  /** How many there are to tell of with this one; 0 when it is too soon to say so. */
  synchronized int tellNow() {
    untold++;
    var now = clock.instant();
    if (now.isBefore(quietUntil)) {
      return 0;
    }
    int count = untold;
    untold = 0;
    quietUntil = now.plus(PAUSE);
    return count;
  }
}
