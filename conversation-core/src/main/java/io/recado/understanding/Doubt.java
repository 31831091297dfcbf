package io.recado.understanding;

import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Why a reading is worth a person's look, who may teach the bot by it. */
public enum Doubt {
  /** Nothing sensible could be read. */
  NOT_UNDERSTOOD,
  /** The customer was asked which of two or three things is meant. */
  ASKED_BACK,
  /**
   * A language model had to be asked: with a phrase like it, the bot would have known by itself.
   */
  ASKED_A_MODEL;

  /** The gravest doubt of a reading; empty where it was sure of all it read. */
  public static Optional<Doubt> of(Understanding understanding) {
    if (any(understanding, read -> read.command() instanceof Command.CannotUnderstand)) {
      return Optional.of(NOT_UNDERSTOOD);
    }
    if (any(understanding, read -> read.command() instanceof Command.Clarify)) {
      return Optional.of(ASKED_BACK);
    }
    return any(understanding, read -> read.decidedBy() == Source.LANGUAGE_MODEL)
        ? Optional.of(ASKED_A_MODEL)
        : Optional.empty();
  }

  /** How it is written in rows and answers, such as {@code asked_back}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean any(Understanding understanding, Predicate<Interpretation> what) {
    return understanding.interpretations().stream().anyMatch(what);
  }
}
