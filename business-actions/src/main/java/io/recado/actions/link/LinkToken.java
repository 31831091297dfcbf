package io.recado.actions.link;

import io.recado.digest.Sha256;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a link opens by: 256 bits that nobody can guess. The database knows its hash. */
public record LinkToken(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Empty for what cannot be a token. */
  public static Optional<LinkToken> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new LinkToken(text)) : Optional.empty();
  }

  /**
   * What is kept of it, and asked for. By SHA-256: there is nothing to guess, so nothing slower is
   * needed.
   */
  public byte[] hash() {
    return Sha256.of(value);
  }

  @Override
  public String toString() {
    return "LinkToken";
  }
}
