package io.recado.admin.channel;

import java.security.SecureRandom;
import java.util.Base64;

/** Texts that nobody can guess, of the letters that all providers take. */
final class Unguessable {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  private Unguessable() {}

  static String text() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
