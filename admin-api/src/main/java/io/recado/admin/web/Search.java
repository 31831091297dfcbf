package io.recado.admin.web;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people type into a search field. */
public final class Search {

  private static final int MOST_CHARACTERS = 100;

  private Search() {}

  /**
   * The words that are looked for; null where there are none.
   *
   * @throws ApiProblem {@code PARAMETER_WRONG} for more than anybody types
   */
  public static @Nullable String words(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    if (typed.length() > MOST_CHARACTERS || !Words.canBeKept(typed)) {
      throw new ApiProblem(
          ApiError.PARAMETER_WRONG,
          "What is searched for has at most %d characters.".formatted(MOST_CHARACTERS));
    }
    return typed.strip();
  }

  /**
   * Any of the values that were named; none for all.
   *
   * @throws ApiProblem {@code PARAMETER_WRONG} for a blank one
   */
  public static <T> Set<T> anyOf(@Nullable Set<T> named) {
    if (named == null) {
      return Set.of();
    }
    if (named.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.PARAMETER_WRONG);
    }
    return named;
  }
}
