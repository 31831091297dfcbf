package io.recado.actions.outage;

import io.recado.conversation.Language;
import org.jspecify.annotations.Nullable;

/**
 * What works are, to customers, beside where and when they are. Who reads a language in which it is
 * not written is told no more than that.
 *
 * @param spanish at most 500 characters; null where it is not written, as the others
 */
public record WorksText(
    @Nullable String spanish, @Nullable String english, @Nullable String german) {

  /** The most characters of each. */
  public static final int MOST = 500;

  @Nullable String in(Language language) {
    return switch (language) {
      case SPANISH -> spanish;
      case ENGLISH -> english;
      case GERMAN -> german;
    };
  }

  @Override
  public String toString() {
    return "WorksText";
  }
}
