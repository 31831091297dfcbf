package io.recado.actions.event;

import io.recado.digest.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What events are signed with, by the symmetric scheme {@code v1} of the Standard Webhooks
 * specification 1.0: HMAC-SHA256 over id, timestamp and body. Safe for many threads.
 *
 * @param text {@code whsec_} and the key in Base64; kept out of {@link #toString()}
 */
public record SigningSecret(String text) {

  private static final String PREFIX = "whsec_";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The specification allows 24 to 64. */
  private static final int KEY_BYTES = 32;

  /**
   * @throws IllegalArgumentException when it is written in another way; the message does not repeat
   *     it
   */
  public SigningSecret {
    if (!text.startsWith(PREFIX) || text.length() == PREFIX.length()) {
      throw new IllegalArgumentException("a signing secret begins with " + PREFIX);
    }
  }

  static SigningSecret random() {
    var key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /**
   * One entry of the header {@code webhook-signature}.
   *
   * @param timestamp seconds since 1970, as sent
   */
  String signature(String id, long timestamp, byte[] body) {
    var before = "%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8);
    return "v1," + Base64.getEncoder().encodeToString(new HmacSha256(key()).of(before, body));
  }

  private byte[] key() {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return "SigningSecret";
  }
}
