package io.recado.admin.network;

import io.recado.actions.outage.OutagePolicy;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;

/**
 * When a fault of an area is to be suspected.
 *
 * @param reports how many customers have to report it, 2 to 1000
 * @param withinMinutes within how long, 1 to 1440
 * @param provenOnly whether only those count who are proven to be customers; one always has to be
 * @param staleMinutes how long after its last report a suspicion explains anything, 15 to 10080
 */
record NewOutagePolicy(int reports, int withinMinutes, boolean provenOnly, int staleMinutes) {

  NewOutagePolicy {
    if (!new OutagePolicy(reports, withinMinutes, provenOnly, staleMinutes).isPossible()) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "It takes 2 to 1000 reports within 1 to 1440 minutes, and is stale after 15 to 10080.");
    }
  }

  OutagePolicy policy() {
    return new OutagePolicy(reports, withinMinutes, provenOnly, staleMinutes);
  }
}
