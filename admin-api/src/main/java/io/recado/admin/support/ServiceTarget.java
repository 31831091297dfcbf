package io.recado.admin.support;

import io.recado.actions.ticket.Priority;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much open time may pass for tickets of a priority.
 *
 * @param plan whose customers it is for; null for everybody else's
 * @param answerMinutes until the first answer; null for what holds without this
 * @param resolutionMinutes until the ticket is closed; null for the same
 */
record ServiceTarget(
    @Nullable UUID plan,
    Priority priority,
    @Nullable Integer answerMinutes,
    @Nullable Integer resolutionMinutes) {

  private static final int LONGEST_ANSWER = 60_000;
  private static final int LONGEST_RESOLUTION = 600_000;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  ServiceTarget {
    if (priority == null || (answerMinutes == null && resolutionMinutes == null)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "A target has a priority, and a time for one of the two.");
    }
    if (isBeyond(answerMinutes, LONGEST_ANSWER)
        || isBeyond(resolutionMinutes, LONGEST_RESOLUTION)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "answerMinutes are 1 to 60000, resolutionMinutes 1 to 600000.");
    }
  }

  /** What holds of a priority where a tenant has said nothing. */
  static ServiceTarget usual(Priority priority) {
    var level = priority.usual();
    return new ServiceTarget(
        null, priority, (int) level.answer().toMinutes(), (int) level.resolution().toMinutes());
  }

  /** This, with the other's times where it names none. */
  ServiceTarget orElse(ServiceTarget other) {
    return new ServiceTarget(
        plan,
        priority,
        answerMinutes == null ? other.answerMinutes : answerMinutes,
        resolutionMinutes == null ? other.resolutionMinutes : resolutionMinutes);
  }

  /** Whether a ticket would have to be closed before anybody has answered. */
  boolean isUpsideDown() {
    return answerMinutes != null && resolutionMinutes != null && answerMinutes > resolutionMinutes;
  }

  private static boolean isBeyond(@Nullable Integer minutes, int most) {
    return minutes != null && (minutes < 1 || minutes > most);
  }
}
