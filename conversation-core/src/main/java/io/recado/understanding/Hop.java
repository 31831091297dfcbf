package io.recado.understanding;

import java.time.Duration;

/**
 * One reader's part in a reading. Holds no words, so it may be logged, counted and shown.
 *
 * @param took from when the reader was asked until it had answered, or was given up
 */
public record Hop(Reader reader, Outcome outcome, Duration took, Cost cost) {

  /** Who is asked, in this order. */
  public enum Reader {
    /** Buttons, keywords, expected answers: what needs no model. */
    RULES,
    LOCAL_MODEL,
    LANGUAGE_MODEL
  }

  /** What came of asking. */
  public enum Outcome {
    /** Its reading stands. */
    READ,
    /** It is not sure enough to be believed where somebody else can be asked. */
    UNSURE,
    /** It said that nothing sensible could be read, and others had the word. */
    NOT_UNDERSTOOD,
    /** Too late. */
    TIMED_OUT,
    /** Not asked: the calls before have failed. */
    BREAKER_OPEN,
    /** Not asked: as many calls as may be are under way. */
    BUSY,
    /** Not asked: the tenant's or the customer's money is spent. */
    OVER_BUDGET,
    /** Away, or it refused the call. */
    FAILED,
    /** Twice an answer outside the grammar, or one that cannot be true. */
    NONSENSE
  }
}
