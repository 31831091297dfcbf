package io.recado.admin.access;

import io.recado.digest.Sha256;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What opens once in place of a code, for whoever has lost the second factor. Eighty bits at
 * random, so that a plain digest tells nothing.
 */
record RecoveryCode(String text) {

  static final int HOW_MANY = 10;

  private static final int BYTES = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  static List<RecoveryCode> draw() {
    return Stream.generate(RecoveryCode::drawOne).limit(HOW_MANY).toList();
  }

  private static RecoveryCode drawOne() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new RecoveryCode(Base32.of(bytes).replaceAll("(.{4})(?=.)", "$1-"));
  }

  /** However it was typed. */
  byte[] hash() {
    return Sha256.of(text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", ""));
  }

  @Override
  public String toString() {
    return "RecoveryCode";
  }
}
