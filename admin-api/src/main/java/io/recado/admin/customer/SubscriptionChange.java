package io.recado.admin.customer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.UUID;

/** A subscription as it is to be. Whose it is and since when stays. */
record SubscriptionChange(UUID plan, UUID access, SubscriptionView.State state) {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  SubscriptionChange {
    if (plan == null || access == null || state == null) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "A subscription has a plan, an access and a state.");
    }
  }
}
