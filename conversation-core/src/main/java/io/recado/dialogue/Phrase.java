package io.recado.dialogue;

import java.util.Locale;
import java.util.Set;

/** What the bot says outside any flow, and the placeholders each phrase may use. */
enum Phrase {
  GREETING("firm"),
  HELLO("firm"),
  WELCOME_QUESTION,
  THANKS,
  GOODBYE("firm"),
  COMPLAINT,
  ANYTHING_ELSE,
  NOT_UNDERSTOOD,
  NOT_UNDERSTOOD_CHOICES,
  CLARIFICATION,
  NO_ANSWER,
  ANSWER_SOURCE("source"),
  TICKET_OR_PERSON,
  PERSON_INSTEAD,
  UNKNOWN_ERRAND,
  HANDOFF("firm"),
  HANDOFF_AFTER_FAILURES("firm"),
  TROUBLE("firm"),
  LATE("when"),
  CANCELLED("flow"),
  NOTHING_TO_CANCEL,
  NOTHING_TO_REPEAT,
  CANNOT_READ,
  CANNOT_READ_AUDIO,
  CANNOT_READ_STICKER,
  FILE_RECEIVED,
  FILE_WITHOUT_ERRAND,
  FILES_NOT_NEEDED,
  TOO_MANY_FILES,
  LANGUAGE_SWITCHED,
  STALE_BUTTON,
  CORRECTED("slot", "value"),
  SETTLED("slot", "value"),
  WHAT_TO_CHANGE,
  GO_ON_OR_PERSON("flow"),
  CONFIRM_AGAIN,
  WHICH_READING,
  SLOT_NEEDED("slot"),
  STILL_ON("flow"),
  BACK_TO("flow"),
  FIRST_OF_SEVERAL("flow"),
  NEXT_ERRAND("flow"),
  WELCOME_BACK("flow"),
  STILL_THERE("flow"),
  ERRAND_CHANGED,
  ABOUT_EARLIER("flow"),
  BUTTON_YES,
  BUTTON_CHANGE,
  BUTTON_CANCEL,
  BUTTON_SKIP,
  BUTTON_PERSON,
  BUTTON_GO_ON,
  BUTTON_LEAVE,
  BUTTON_OPEN,
  BUTTON_MORE;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of, which the checker cannot see
  private final Set<String> placeholders;

  Phrase(String... placeholders) {
    this.placeholders = Set.of(placeholders);
  }

  /** Its key in {@code phrases.yaml}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<String> placeholders() {
    return placeholders;
  }

  boolean isButton() {
    return name().startsWith("BUTTON_");
  }
}
