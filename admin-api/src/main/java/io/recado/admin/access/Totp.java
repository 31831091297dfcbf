package io.recado.admin.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change with time (RFC 6238): six digits by HMAC-SHA-1, a new one every 30 seconds, as
 * every authenticator app makes them.
 */
final class Totp {

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;

  /** RFC 4226, section 4: as long as what the HMAC gives. */
  private static final int SECRET_BYTES = 20;

  /** Clocks differ, and people type slowly: one step before and one after count, too. */
  private static final int DRIFT = 1;

  private Totp() {}

  static byte[] newSecret() {
    var secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /** The step that a code is of; empty when it is none of about now. */
  static OptionalLong step(byte[] secret, String code, Instant now) {
    long current = now.getEpochSecond() / STEP.toSeconds();
    return LongStream.rangeClosed(current - DRIFT, current + DRIFT)
        .filter(step -> code(secret, step).equals(code))
        .findFirst();
  }

  static String code(byte[] secret, long step) {
    var digest = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = digest[digest.length - 1] & 0xf;
    int number = ByteBuffer.wrap(digest).getInt(offset) & Integer.MAX_VALUE;
    return ("%0" + DIGITS + "d").formatted(number % MODULUS);
  }

  private static byte[] hmac(byte[] secret, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
  }
}
