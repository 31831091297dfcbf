package io.recado.gateway.delivery;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** How often and when a message is tried again. */
@Component
class DeliveryPolicy {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /** Receipts of messages that did go out come within seconds. */
  private static final Duration WAIT_FOR_RECEIPT = Duration.ofSeconds(15);

  private static final Duration CHANNEL_DOWN_WAIT = Duration.ofMinutes(5);

  /** A channel may ask for a day (WhatsApp error 131049); the conversation cannot wait for that. */
  private static final Duration LONGEST_ASKED_WAIT = Duration.ofHours(1);

  private final Duration lease;
  private final int mostAttempts;

  DeliveryPolicy(Settings settings) {
    this.lease = settings.duration(Setting.DELIVERY_LEASE);
    this.mostAttempts = settings.count(Setting.DELIVERY_MOST_ATTEMPTS);
  }

  Duration lease() {
    return lease;
  }

  int mostAttempts() {
    return mostAttempts;
  }

  Duration waitForReceipt() {
    return WAIT_FOR_RECEIPT;
  }

  /** The longest wait a channel may ask for; a message that would wait longer is given up. */
  Duration longestWait() {
    return LONGEST_ASKED_WAIT;
  }

  Duration channelDownWait() {
    return CHANNEL_DOWN_WAIT;
  }

  /**
   * Doubling waits with full jitter: clients that failed together do not come back together.
   *
   * @param attempt the attempt that failed, from 1
   */
  Duration backoff(int attempt) {
    long doubled = FIRST_WAIT.toMillis() << Math.min(attempt, 20);
    long longest = Math.min(doubled, LONGEST_WAIT.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 4, longest + 1));
  }
}
