package io.recado.admin.access;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A password that somebody has chosen. Length is what counts (NIST SP 800-63B-4); no kinds of
 * characters are asked for, but what is guessed first is refused.
 */
public record NewPassword(String text) {

  private static final int FEWEST_CHARACTERS = 12;
  private static final int MOST_CHARACTERS = 256;
  private static final int FEWEST_DIFFERENT = 5;

  /**
   * @throws ApiProblem {@code PASSWORD_WEAK}
   */
  public static NewPassword of(@Nullable String text, String email) {
    if (text == null
        || text.length() < FEWEST_CHARACTERS
        || text.length() > MOST_CHARACTERS
        || !Words.canBeKept(text)
        || text.chars().distinct().count() < FEWEST_DIFFERENT
        || text.toLowerCase(Locale.ROOT).contains(nameIn(email))) {
      throw new ApiProblem(ApiError.PASSWORD_WEAK);
    }
    return new NewPassword(text);
  }

  /** What stands before the at; all of it where that is too short to mean anything. */
  private static String nameIn(String email) {
    var name = email.substring(0, Math.max(0, email.indexOf('@')));
    return name.length() < FEWEST_DIFFERENT ? email : name;
  }

  @Override
  public String toString() {
    return "NewPassword";
  }
}
