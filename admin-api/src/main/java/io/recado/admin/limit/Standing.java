package io.recado.admin.limit;

import java.time.Duration;

/**
 * How a caller stands towards a limit.
 *
 * @param used in this window, the present request counted
 * @param resetAfter until the next window begins
 */
public record Standing(Limit limit, int most, long used, Duration resetAfter) {

  /** The header that tells {@link #header}, and the one that tells {@link #policyHeader}. */
  public static final String HEADER = "RateLimit";

  public static final String POLICY_HEADER = "RateLimit-Policy";

  public boolean isExceeded() {
    return used > most;
  }

  public long remaining() {
    return Math.max(0, most - used);
  }

  /** The value of {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers). */
  public String policyHeader() {
    return "\"%s\";q=%d;w=%d".formatted(limit.code(), most, limit.window().toSeconds());
  }

  /** The value of {@code RateLimit}. */
  public String header() {
    return "\"%s\";r=%d;t=%d".formatted(limit.code(), remaining(), resetAfter.toSeconds());
  }
}
