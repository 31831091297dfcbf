package io.recado.admin.link;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Who has opened a link, and what they are to be.
 *
 * @param name how colleagues see them
 * @param password theirs from now on; or, where the address has an account, the one it has
 * @param cookies true for a browser
 */
public record Newcomer(String token, String name, String password, @Nullable Boolean cookies) {

  public static final int MOST_OF_NAME = 100;

  private static final int MOST_OF_PASSWORD = 256;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  public Newcomer {
    if (token == null || name == null || password == null || password.length() > MOST_OF_PASSWORD) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A token, a name and a password are needed.");
    }
    Words.check(name, MOST_OF_NAME);
    name = name.strip();
  }

  public boolean wantsCookies() {
    return Boolean.TRUE.equals(cookies);
  }

  @Override
  public String toString() {
    return "Newcomer";
  }
}
