package io.recado.admin.support;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;

/**
 * How tickets are to go on.
 *
 * @param reopenDays how many days a closed one can be reopened; with 0 a new one is offered at once
 * @param warnPercent how much of a target's time is left when its breach is warned of
 * @param survey whether customers are asked how it was once their ticket is closed
 */
record TicketSettings(int reopenDays, int warnPercent, boolean survey) {

  private static final int MOST_DAYS = 365;
  private static final int MOST_PERCENT = 99;

  TicketSettings {
    if (reopenDays < 0 || reopenDays > MOST_DAYS) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "reopenDays are 0 to 365.");
    }
    if (warnPercent < 1 || warnPercent > MOST_PERCENT) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "warnPercent is 1 to 99.");
    }
  }
}
