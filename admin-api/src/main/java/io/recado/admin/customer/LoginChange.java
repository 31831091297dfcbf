package io.recado.admin.customer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Another login in the same system. */
record LoginChange(String login) {

  LoginChange {
    login = checked(login);
  }

  /**
   * @throws ApiProblem {@code BODY_UNREADABLE} where it is none
   */
  static String checked(@Nullable String given) {
    var login = CustomerFields.login(given);
    if (login == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A login has 1 to 254 characters.");
    }
    return login;
  }
}
