package io.recado.admin.assignment;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.time.Duration;
import java.util.Locale;

/**
 * How conversations that wait for a person come to one.
 *
 * @param takeBackMinutes how long who was given one has for a first answer; then it returns to the
 *     queue
 * @param answerMinutes within how much open time who waits is to be answered; customers are told
 *     so, and the inbox counts it
 * @param tellsAbsence whether who waits is told when nobody is there
 */
record AssignmentRule(Kind kind, int takeBackMinutes, int answerMinutes, boolean tellsAbsence) {

  /**
   * Of a tenant that has none: one from before tenants began with {@link #FIRST}, whose bot says
   * nothing new until an owner wants it to.
   */
  static final AssignmentRule DEFAULT = new AssignmentRule(Kind.QUEUE, 5, 60, false);

  /** What a tenant begins with. */
  static final AssignmentRule FIRST = new AssignmentRule(Kind.QUEUE, 5, 60, true);

  private static final int MOST_MINUTES = 7 * 24 * 60;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  AssignmentRule {
    if (kind == null || !isTime(takeBackMinutes) || !isTime(answerMinutes)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "A rule has a kind, and times of 1 to %d minutes.".formatted(MOST_MINUTES));
    }
  }

  Duration answerWithin() {
    return Duration.ofMinutes(answerMinutes);
  }

  private static boolean isTime(int minutes) {
    return minutes >= 1 && minutes <= MOST_MINUTES;
  }

  /** Who comes next. */
  enum Kind {
    /** People take the longest waiting themselves. */
    QUEUE,
    /** Who has been given none for the longest time. */
    ROUND_ROBIN,
    /** Who has the fewest in hand. */
    LEAST_BUSY;

    /** The name in the database. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
