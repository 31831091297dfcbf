package io.recado.intents.evaluation;

/** What was asked for cannot be done as it was asked; the message says why, in one line. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why, for scripts. */
  enum Code {
    BAD_OPTION,
    UNREADABLE_FILE,
    MALFORMED_LINE,
    TOO_LITTLE_DATA,
    NO_MODEL,
    BAD_SETTING
  }

  private final Code code;

  Refusal(Code code, String message) {
    super(message);
    this.code = code;
  }

  Code code() {
    return code;
  }
}
