package io.recado.actions.http;

import java.util.Locale;

/**
 * Something wrong in what a tenant would publish.
 *
 * @param line counted from 1
 * @param reason in a sentence for the owner; quotes no secret
 */
public record DeclarationProblem(Code code, String file, int line, String reason) {

  /** Stable, for those who count or translate problems. */
  public enum Code {
    /** No YAML, a key that is missing or unknown, a value of another form. */
    MALFORMED,
    /** An action of this name comes with Recado, or is declared twice. */
    NAME_TAKEN,
    /** Not a fixed scheme and host that may be asked. */
    ADDRESS,
    /** Between braces stands what nobody fills in, or not at this place. */
    PLACEHOLDER,
    /** A header that is set for every request, or may not be. */
    HEADER,
    /** No secret of this name was given. */
    SECRET_MISSING,
    /** A test that was declared beside the action ended otherwise than it expects. */
    TEST_FAILED,
    /** A flow is wrong. */
    FLOW,
    /** A general text is wrong; the line is its key's place in alphabetical order. */
    TEXT,
    /** More files, or longer ones, than a tenant may have. */
    TOO_LARGE;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return "%s:%d: %s (%s)".formatted(file, line, reason, code.text());
  }
}
