package io.recado.gateway.delivery;

import io.recado.outbox.Ending;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an outcome means for a message: how often and when it is tried again, if at all. */
@Component
class DeliveryPolicy {

  static final String EXHAUSTED = "attempts-exhausted";

  private static final String NOT_NOW = "not-now";

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /** As rarely as a channel that needs its owner is tried; the message's patience ends it. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** Receipts of messages that did go out come within seconds. */
  private static final Duration WAIT_FOR_RECEIPT = Duration.ofSeconds(15);

  private static final Duration FIRST_PROBE = Duration.ofSeconds(30);
  private static final Duration LATER_PROBES = Duration.ofMinutes(5);

  /** Everything said after it would wait as well, and nobody expects an answer of yesterday. */
  private static final Duration LONGEST_ASKED_WAIT = Duration.ofHours(1);

  /** From the wire to the end of the claim must remain the time a call may take, and this. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Duration lease;
  private final Duration freshFor;
  private final int mostAttempts;

  DeliveryPolicy(Settings settings) {
    this.lease = settings.duration(Setting.DELIVERY_LEASE);
    this.freshFor = lease.minus(settings.duration(Setting.CHANNEL_TIMEOUT)).minus(MARGIN);
    this.mostAttempts = settings.count(Setting.DELIVERY_MOST_ATTEMPTS);
  }

  Duration lease() {
    return lease;
  }

  /**
   * Whether a claim made so long ago leaves the time to send: later, another sender might take the
   * message before this one is done.
   */
  boolean isFresh(Duration age) {
    return age.compareTo(freshFor.isPositive() ? freshFor : lease.dividedBy(2)) < 0;
  }

  /**
   * Whether it may have been sent as often as may be. An attempt that was broken off, or of which
   * the channel told later that it failed, is counted at the next claim; so it ends here as well.
   */
  boolean isExhausted(OutboxMessage message) {
    return message.attempt() > mostAttempts;
  }

  Ending after(OutboxMessage message, SendOutcome outcome) {
    return switch (outcome) {
      case SendOutcome.Sent(var id) -> new Ending.Sent(id);
      case SendOutcome.Later(var wait, var reason) -> later(message, wait, reason);
      case SendOutcome.Unknown(var reason) -> unknown(message, reason);
      case SendOutcome.Busy(var reach, var wait, var code, var reason) ->
          switch (reach) {
            case CHANNEL -> new Ending.ChannelPaused(wait, code, reason);
            case CUSTOMER -> new Ending.Postponed(wait, reason);
          };
      case SendOutcome.NotNow(var wait, var code, var reason) ->
          new Ending.Dead(code, reason, wait);
      case SendOutcome.Refused(var code, var reason) -> new Ending.Dead(code, reason);
      case SendOutcome.WindowClosed(var reason) ->
          new Ending.Dead(SendOutcome.WindowClosed.CODE, reason);
      case SendOutcome.ChannelDown(var code, var reason) ->
          new Ending.ChannelDown(probeWait(message.probe()), code, reason);
    };
  }

  private Ending later(OutboxMessage message, @Nullable Duration asked, String reason) {
    if (asked != null && asked.compareTo(LONGEST_ASKED_WAIT) > 0) {
      return new Ending.Dead(NOT_NOW, reason, asked);
    }
    var backoff = doubled(FIRST_WAIT, message.unsent(), LONGEST_WAIT);
    var least = asked == null || asked.compareTo(backoff) < 0 ? backoff : asked;
    return new Ending.Retry(spread(least), reason);
  }

  private Ending unknown(OutboxMessage message, String reason) {
    return message.attempt() < mostAttempts
        ? new Ending.Unknown(
            spread(doubled(WAIT_FOR_RECEIPT, message.attempt() - 1, LONGEST_WAIT)), reason)
        : new Ending.Dead(EXHAUSTED, reason);
  }

  private static Duration probeWait(int probe) {
    return doubled(FIRST_PROBE, probe, LATER_PROBES);
  }

  private static Duration doubled(Duration first, int times, Duration most) {
    var doubled = first.multipliedBy(1L << Math.min(times, 20));
    return doubled.compareTo(most) > 0 ? most : doubled;
  }

  /** Up to a quarter more: what failed together does not come back together. */
  static Duration spread(Duration least) {
    long more = ThreadLocalRandom.current().nextLong(least.toMillis() / 4 + 1);
    return least.plusMillis(more);
  }
}
