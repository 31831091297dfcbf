package io.recado.actions.caldav;

import org.jspecify.annotations.Nullable;

/**
 * A calendar's server answered, and not as it should. The message is a code, such as {@code 503} or
 * {@code unreadable}: nothing of what was answered.
 */
public final class CalDavException extends RuntimeException {

  static final String UNREADABLE = "unreadable";

  private static final long serialVersionUID = 1L;

  private CalDavException(String code, @Nullable Throwable cause) {
    super(code, cause);
  }

  static CalDavException status(int status) {
    return new CalDavException(String.valueOf(status), null);
  }

  static CalDavException unreadable(@Nullable Throwable cause) {
    return new CalDavException(UNREADABLE, cause);
  }
}
