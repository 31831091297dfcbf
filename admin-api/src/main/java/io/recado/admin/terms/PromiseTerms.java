package io.recado.admin.terms;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;

/**
 * What customers may promise to pay.
 *
 * @param mostDays how many days ahead; 0 for no promises
 * @param mostPromises how many a customer may make within {@code periodDays}
 * @param holdsOff whether the tenant's own system hears of promises and suspends nobody before
 *     their day: customers are told so
 */
record PromiseTerms(int mostDays, int mostPromises, int periodDays, boolean holdsOff) {

  /** Of a tenant that has decided nothing. */
  static final PromiseTerms DEFAULT = new PromiseTerms(7, 2, 90, false);

  private static final int MOST_DAYS = 90;
  private static final int MOST_PROMISES = 100;
  private static final int LONGEST_PERIOD = 730;

  PromiseTerms {
    if (!isWithin(mostDays, 0, MOST_DAYS)
        || !isWithin(mostPromises, 1, MOST_PROMISES)
        || !isWithin(periodDays, 1, LONGEST_PERIOD)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "Up to %d days ahead, 1 to %d promises in 1 to %d days."
              .formatted(MOST_DAYS, MOST_PROMISES, LONGEST_PERIOD));
    }
  }

  private static boolean isWithin(int number, int least, int most) {
    return number >= least && number <= most;
  }
}
