package io.recado.actions.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody says their account is: a customer's number, an e-mail address or a telephone
 * number. Never more than one of them: a second address must not get a code meant for the first.
 */
record Claim(String text) {

  private static final Pattern ONE =
      Pattern.compile("[^\\s@,;<>\"()\\[\\]]{1,64}@[^\\s@,;<>\"()\\[\\]]{1,189}");

  /** A number as tenants give them out, or one to be called; it has no sign of an address. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?[\\p{L}\\p{N}][\\p{L}\\p{N} ./()-]{0,39}");

  /** Empty when it is none of them, or more than one. */
  static Optional<Claim> of(String words) {
    var text = words.strip();
    return ONE.matcher(text).matches() || NUMBER.matcher(text).matches()
        ? Optional.of(new Claim(text))
        : Optional.empty();
  }
}
