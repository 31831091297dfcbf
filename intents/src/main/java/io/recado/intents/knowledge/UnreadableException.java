package io.recado.intents.knowledge;

import org.jspecify.annotations.Nullable;

/** A source that cannot be read; thrown inside this package and told by the list. */
final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Unreadable why;

  UnreadableException(Unreadable why, @Nullable Throwable cause) {
    super(why.code(), cause);
    this.why = why;
  }

  static UnreadableException of(Unreadable why) {
    return new UnreadableException(why, null);
  }

  Unreadable why() {
    return why;
  }
}
