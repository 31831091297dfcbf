package io.recado.actions.glpi;

import org.jspecify.annotations.Nullable;

/** GLPI did not do what it was asked. The message is a code, and holds nothing of the answer. */
final class GlpiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean away;

  private GlpiException(String code, boolean away, @Nullable Throwable cause) {
    super(code, cause);
    this.away = away;
  }

  /** Nothing can be asked of it now; what was asked for last may have been done all the same. */
  static GlpiException away(String code, @Nullable Throwable cause) {
    return new GlpiException(code, true, cause);
  }

  /** It was asked, and does not take this. */
  static GlpiException refused(String code) {
    return new GlpiException(code, false, null);
  }

  String code() {
    return String.valueOf(getMessage());
  }

  boolean isAway() {
    return away;
  }
}
