package io.recado.admin.link;

import io.recado.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What makes a link open: 32 random bytes. It stands in the mail and nowhere else; the database has
 * its hash.
 */
record LinkToken(String text) {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static LinkToken draw() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Nothing is drawn that could be guessed, so a plain digest is enough. */
  byte[] hash() {
    return Sha256.of(text);
  }

  @Override
  public String toString() {
    return "LinkToken";
  }
}
