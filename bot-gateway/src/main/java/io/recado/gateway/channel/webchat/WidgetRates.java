package io.recado.gateway.channel.webchat;

import io.recado.gateway.limit.TokenBuckets;
import java.time.Clock;
import java.time.Duration;

/**
 * How often a visitor, and everybody behind one address, may call. An office behind one address
 * counts as ten visitors.
 */
final class WidgetRates {

  private static final int VISITORS_PER_ADDRESS = 10;
  private static final int SESSIONS_PER_MINUTE = 60;
  private static final int CALLS_PER_MINUTE = 120;

  private final TokenBuckets sessionsByAddress;
  private final TokenBuckets messagesByVisitor;
  private final TokenBuckets messagesByAddress;
  private final TokenBuckets callsByVisitor;

  WidgetRates(int messagesPerMinute, Clock clock) {
    this.sessionsByAddress = perMinute(SESSIONS_PER_MINUTE, clock);
    this.messagesByVisitor = perMinute(messagesPerMinute, clock);
    this.messagesByAddress = perMinute(messagesPerMinute * VISITORS_PER_ADDRESS, clock);
    this.callsByVisitor = perMinute(CALLS_PER_MINUTE, clock);
  }

  void stranger(String address) {
    sessionsByAddress.take(address);
  }

  void message(String visitor, String address) {
    messagesByVisitor.take(visitor);
    messagesByAddress.take(address);
  }

  void visitor(String visitor) {
    callsByVisitor.take(visitor);
  }

  private static TokenBuckets perMinute(int most, Clock clock) {
    return new TokenBuckets(most, Duration.ofMinutes(1), clock);
  }
}
