package io.recado.gateway.channel.webchat;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many a minute for each key, all of them at once if need be. Of this process alone. The keys
 * used longest ago are forgotten first, which at worst forgives them what they used.
 */
final class TokenBuckets {

  private static final int MOST_KEYS = 50_000;

  private final int perMinute;
  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEYS;
        }
      };

  TokenBuckets(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /**
   * Takes one.
   *
   * @throws GatewayProblem {@code TOO_MANY_REQUESTS} when there is none; it says when there will be
   */
  void take(String key) {
    var wait = waitFor(key);
    if (wait.isPositive()) {
      throw new GatewayProblem(
          GatewayError.TOO_MANY_REQUESTS,
          "At most %d a minute are taken here.".formatted(perMinute),
          wait);
    }
  }

  private synchronized Duration waitFor(String key) {
    var now = clock.instant();
    var bucket = buckets.getOrDefault(key, new Bucket(perMinute, now));
    double left = Math.min(perMinute, bucket.left() + gained(bucket.at(), now));
    if (left < 1) {
      buckets.put(key, new Bucket(left, now));
      return Duration.ofMillis((long) Math.ceil((1 - left) * 60_000 / perMinute));
    }
    buckets.put(key, new Bucket(left - 1, now));
    return Duration.ZERO;
  }

  private double gained(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toMillis()) * perMinute / 60_000.0;
  }

  private record Bucket(double left, Instant at) {}
}
