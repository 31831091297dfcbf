package io.recado.admin.access;

import io.recado.admin.access.SignIn.Credentials;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to sign in, and how.
 *
 * @param tenant to work for; the one joined first when left out
 * @param cookies true for a browser: then the tokens come as cookies and not in the answer
 */
record NewSession(String email, String password, @Nullable UUID tenant, @Nullable Boolean cookies) {

  private static final int MOST_CHARACTERS = 256;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewSession {
    if (email == null
        || password == null
        || email.isBlank()
        || email.length() > MOST_CHARACTERS
        || password.length() > MOST_CHARACTERS) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "An e-mail and a password are needed.");
    }
  }

  boolean wantsCookies() {
    return cookies != null && cookies;
  }

  Credentials credentials() {
    return new Credentials(email, password, tenant == null ? null : new TenantId(tenant));
  }

  @Override
  public String toString() {
    return "NewSession";
  }
}
