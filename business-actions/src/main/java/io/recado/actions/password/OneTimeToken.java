package io.recado.actions.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a one-time link opens by: 256 bits that nobody can guess. The database knows its hash. */
public record OneTimeToken(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Empty for what cannot be a token. */
  public static Optional<OneTimeToken> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new OneTimeToken(text)) : Optional.empty();
  }

  /** By SHA-256: there is nothing to guess, so nothing slower is needed. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "OneTimeToken";
  }
}
