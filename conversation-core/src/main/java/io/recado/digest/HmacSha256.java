package io.recado.digest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) by one key. Safe for many threads. */
public final class HmacSha256 {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  public HmacSha256(SecretKey key) {
    this.key = key;
  }

  /**
   * @param key not empty
   */
  public HmacSha256(byte[] key) {
    this(new SecretKeySpec(key, ALGORITHM));
  }

  /** By a text in UTF-8. */
  public HmacSha256(String key) {
    this(key.getBytes(StandardCharsets.UTF_8));
  }

  /** Of a text in UTF-8. */
  public byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of these bytes, one after another. */
  public byte[] of(byte[]... parts) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
