package io.recado.admin.web;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Versions of what people change as a whole, as {@code ETag} and {@code If-Match} (RFC 9110,
 * 13.1.1).
 */
public final class Versions {

  private Versions() {}

  /**
   * The version that was looked at.
   *
   * @throws ApiProblem {@code IF_MATCH_MISSING}
   */
  public static String required(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new ApiProblem(ApiError.IF_MATCH_MISSING);
    }
    return ifMatch.strip().replace("\"", "");
  }

  /**
   * @param version of what there is
   * @throws ApiProblem {@code IF_MATCH_MISSING}; {@code TERMS_CHANGED} when it is not the one that
   *     was looked at
   */
  public static void check(String version, @Nullable String ifMatch) {
    if (!version.equals(required(ifMatch))) {
      throw new ApiProblem(ApiError.TERMS_CHANGED);
    }
  }

  public static <T> Tagged<T> tagged(String version, T body) {
    return new Tagged<>(HttpStatus.OK, version, body);
  }

  /** Of a change that has an effect by and by. */
  public static <T> Tagged<T> accepted(String version, T body) {
    return new Tagged<>(HttpStatus.ACCEPTED, version, body);
  }
}
