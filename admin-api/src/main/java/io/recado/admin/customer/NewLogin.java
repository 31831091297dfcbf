package io.recado.admin.customer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.UUID;

/**
 * What a customer signs in with from now on.
 *
 * @param system a connection that holds passwords
 */
record NewLogin(UUID system, String login) {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewLogin {
    if (system == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A login is one in a system.");
    }
    login = LoginChange.checked(login);
  }
}
