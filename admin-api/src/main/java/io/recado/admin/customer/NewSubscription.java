package io.recado.admin.customer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer subscribes to.
 *
 * @param access the node of the network, of the kind access, that serves it
 * @param since null for today, by the tenant's clocks
 */
record NewSubscription(UUID plan, UUID access, @Nullable LocalDate since) {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewSubscription {
    if (plan == null || access == null) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "A subscription has a plan, and an access that serves it.");
    }
    if (since != null && (since.getYear() < FIRST_YEAR || since.getYear() > LAST_YEAR)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Nobody subscribes on that day.");
    }
  }
}
