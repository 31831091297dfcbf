package io.recado.gateway.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A caller's word that a body is theirs and fresh: {@code t=…,v1=…}, where {@code v1} is the
 * HMAC-SHA256 of the time, a dot and the raw body, in hexadecimal. While a secret is being replaced
 * there are several {@code v1}, and one that matches is enough. Other schemes count for nothing.
 * This is how Stripe signs, and how callers of ours are asked to.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Stripe: verify manually</a>
 */
public final class TimedSignature {

  /** How far the signature's time may be off, either way. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private TimedSignature() {}

  /**
   * @param header the header's value
   * @param body the bytes as received
   * @param secret what both sides know
   */
  public static boolean isValid(String header, byte[] body, String secret, Instant now) {
    if (!isFresh(header, now)) {
      return false;
    }
    var expected = new HmacSignature(secret).of(values(header, "t").getFirst() + ".", body);
    return values(header, "v1").stream()
        .anyMatch(presented -> HmacSignature.sameText(expected, presented));
  }

  /** Whether the header names one time, and that is not too far from now. */
  public static boolean isFresh(String header, Instant now) {
    var times = values(header, "t");
    return times.size() == 1 && isNear(times.getFirst(), now);
  }

  private static boolean isNear(String time, Instant now) {
    try {
      var signedAt = Instant.ofEpochSecond(Long.parseLong(time));
      return Duration.between(signedAt, now).abs().compareTo(TOLERANCE) <= 0;
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }

  private static List<String> values(String header, String name) {
    return Arrays.stream(header.split(","))
        .map(String::strip)
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .toList();
  }
}
