package io.recado.gateway.limit;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many in a period for each key, all of them at once if need be. Of this process alone. The keys
 * used longest ago are forgotten first, which at worst forgives them what they used. Safe for many
 * threads.
 */
public final class TokenBuckets {

  private static final int MOST_KEYS = 50_000;

  private final int most;
  private final Duration period;
  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /**
   * @param most what a key may take in a period
   */
  public TokenBuckets(int most, Duration period, Clock clock) {
    this.most = most;
    this.period = period;
    this.clock = clock;
  }

  /** Takes one; see {@link #take(String, int)}. */
  public void take(String key) {
    take(key, 1);
  }

  /**
   * Takes some. As long as anything is left, all of them are given, and the rest is owed: what
   * comes in one piece cannot be divided.
   *
   * @throws GatewayProblem {@code TOO_MANY_REQUESTS} when nothing is left; it says when there will
   *     be
   */
  public void take(String key, int count) {
    var wait = waitFor(key, count);
    if (wait.isPositive()) {
      throw new GatewayProblem(
          GatewayError.TOO_MANY_REQUESTS,
          "At most %d in %d s are taken here.".formatted(most, period.toSeconds()),
          wait);
    }
  }

  private synchronized Duration waitFor(String key, int count) {
    var now = clock.instant();
    var bucket = buckets.getOrDefault(key, new Bucket(most, now));
    double left = Math.min(most, bucket.left() + gained(bucket.at(), now));
    if (left < 1) {
      buckets.put(key, new Bucket(left, now));
      return Duration.ofMillis((long) Math.ceil((1 - left) * period.toMillis() / most));
    }
    buckets.put(key, new Bucket(left - count, now));
    return Duration.ZERO;
  }

  private double gained(Instant since, Instant now) {
    long elapsed = Math.max(0, Duration.between(since, now).toMillis());
    return (double) elapsed * most / period.toMillis();
  }

  private record Bucket(double left, Instant at) {}
}
