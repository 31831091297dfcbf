package io.recado.gateway.signature;

import io.recado.digest.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/**
 * HMAC-SHA256 over the bytes exactly as received, written in hexadecimal. Comparisons take the same
 * time wherever the difference is. Safe for many threads.
 */
public final class HmacSignature {

  private final HmacSha256 hmac;

  /**
   * @param secret not empty
   */
  public HmacSignature(String secret) {
    hmac = new HmacSha256(secret);
  }

  /** The signature of these bytes, in lower case. */
  public String of(byte[] body) {
    return of("", body);
  }

  /** The signature of a text with these bytes behind it, in lower case. */
  public String of(String prefix, byte[] body) {
    return HexFormat.of().formatHex(hmac.of(prefix.getBytes(StandardCharsets.UTF_8), body));
  }

  /**
   * Whether {@code hex} is the signature of these bytes.
   *
   * @param hex as presented; anything that is no hexadecimal number matches nothing
   */
  public boolean matches(byte[] body, String hex) {
    return sameText(of(body), hex.toLowerCase(Locale.ROOT));
  }

  /** Whether a presented token is the expected one; the time taken tells nothing of either. */
  public static boolean sameText(String expected, String presented) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }
}
