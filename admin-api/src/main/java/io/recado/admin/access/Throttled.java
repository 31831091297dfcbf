package io.recado.admin.access;

import io.recado.admin.limit.Standing;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;

/** The refusal of whoever asks too often. */
public final class Throttled {

  private Throttled() {}

  /**
   * @throws ApiProblem {@code TOO_MANY_REQUESTS}, when the limit is exceeded
   */
  public static void check(Standing standing) {
    if (standing.isExceeded()) {
      throw new ApiProblem(
          ApiError.TOO_MANY_REQUESTS, ApiError.TOO_MANY_REQUESTS.title(), standing.resetAfter());
    }
  }
}
