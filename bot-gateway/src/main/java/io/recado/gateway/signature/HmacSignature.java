package io.recado.gateway.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over the bytes exactly as received, written in hexadecimal. Comparisons take the same
 * time wherever the difference is. Safe for many threads.
 */
public final class HmacSignature {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @param secret not empty
   */
  public HmacSignature(String secret) {
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The signature of these bytes, in lower case. */
  public String of(byte[] body) {
    return of("", body);
  }

  /** The signature of a text with these bytes behind it, in lower case. */
  public String of(String prefix, byte[] body) {
    return HexFormat.of().formatHex(digest(prefix.getBytes(StandardCharsets.UTF_8), body));
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

  private byte[] digest(byte[] prefix, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(prefix);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
