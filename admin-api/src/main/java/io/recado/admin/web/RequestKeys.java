package io.recado.admin.web;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/** The keys by which a request that is repeated is known. */
public final class RequestKeys {

  public static final String HEADER = "Idempotency-Key";

  private static final int MOST_CHARACTERS = 100;

  private RequestKeys() {}

  /**
   * The key that a route needs.
   *
   * @throws ApiProblem {@code KEY_MISSING} where there is none, or none that can be kept
   */
  public static String required(@Nullable String key) {
    if (key == null || key.isBlank() || key.length() > MOST_CHARACTERS || !Words.canBeKept(key)) {
      throw new ApiProblem(ApiError.KEY_MISSING);
    }
    return key;
  }
}
