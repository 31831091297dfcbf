package io.recado.admin.web;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Words, for the customer or for the team. */
public record Words(String text) {

  /** What every channel takes in one message (Cloud API reference: text messages). */
  private static final int MOST_CHARACTERS = 4096;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  public Words {
    if (text == null || text.isBlank()) {
      throw wrong(MOST_CHARACTERS);
    }
    check(text, MOST_CHARACTERS);
  }

  /**
   * @throws ApiProblem {@code BODY_UNREADABLE} for words that are longer, blank, or cannot be kept
   */
  public static void check(@Nullable String text, int mostCharacters) {
    if (text != null && (text.isBlank() || text.length() > mostCharacters || !canBeKept(text))) {
      throw wrong(mostCharacters);
    }
  }

  /** PostgreSQL stores no NUL character, and no half of a pair of surrogates is a character. */
  public static boolean canBeKept(String text) {
    return text.codePoints().noneMatch(point -> point == 0 || isHalf(point));
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static ApiProblem wrong(int mostCharacters) {
    return new ApiProblem(
        ApiError.BODY_UNREADABLE, "A text has 1 to %d characters.".formatted(mostCharacters));
  }

  @Override
  public String toString() {
    return "Words";
  }
}
