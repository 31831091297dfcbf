package io.recado.intents.published;

import io.recado.conversation.Language;
import org.jspecify.annotations.Nullable;

/**
 * What keeps phrases from being learned.
 *
 * @param language null where it is of all
 * @param intent null where it is of all
 * @param reason in a sentence for the owner; quotes no phrase
 */
public record PhraseProblem(@Nullable Language language, @Nullable String intent, String reason) {

  @Override
  public String toString() {
    return (language == null ? "" : language.code() + ": ")
        + (intent == null ? "" : "intent " + intent + ": ")
        + reason;
  }
}
