package io.recado.channel;

import io.recado.digest.HmacSha256;
import io.recado.digest.Sha256;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that opens the channels' secrets. It never lies in the database, nor in a log. */
public final class MasterKey {

  static final int ID_BYTES = 4;

  private static final int KEY_BYTES = 32;

  private final byte[] bytes;
  private final byte[] id;

  private MasterKey(byte[] bytes) {
    this.bytes = bytes.clone();
    this.id = idOf(bytes);
  }

  /**
   * @param base64 32 bytes in Base64
   * @throws IllegalArgumentException when it is anything else; the message does not repeat it
   */
  public static MasterKey of(String base64) {
    var bytes = decode(base64);
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("a master key has 32 bytes, not " + bytes.length);
    }
    return new MasterKey(bytes);
  }

  /** A new key. */
  public static MasterKey random() {
    var bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new MasterKey(bytes);
  }

  /** What {@link #of} reads. Write it nowhere but to a file that only its owner can read. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Names the key without telling it: a sealed record says by this which key opens it. */
  public String id() {
    return HexFormat.of().formatHex(id);
  }

  /**
   * A key for another purpose, from which this one cannot be found.
   *
   * @param purpose the same purpose gives the same key
   */
  public SecretKey derive(String purpose) {
    return new SecretKeySpec(new HmacSha256(bytes).of(purpose), "HmacSHA256");
  }

  byte[] idBytes() {
    return id.clone();
  }

  boolean hasId(byte[] other) {
    return Arrays.equals(id, other);
  }

  SecretKey secretKey() {
    return new SecretKeySpec(bytes, "AES");
  }

  @Override
  public String toString() {
    return "MasterKey[" + id() + "]";
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a master key is written in Base64", e);
    }
  }

  /** A digest of 32 random bytes gives nothing of them away, the less so when cut to four. */
  private static byte[] idOf(byte[] key) {
    return Arrays.copyOf(Sha256.of(key), ID_BYTES);
  }
}
