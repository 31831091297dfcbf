package io.recado.admin.assignment;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;

/**
 * Whether somebody wants conversations now.
 *
 * @param most how many at once, those they took themselves among them
 */
record Availability(boolean available, int most) {

  /** Of who has said nothing. */
  static final Availability DEFAULT = new Availability(false, 5);

  private static final int MOST = 100;

  Availability {
    if (most < 1 || most > MOST) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "Somebody has 1 to %d conversations at once.".formatted(MOST));
    }
  }
}
