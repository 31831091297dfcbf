package io.recado.admin.web;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

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

  public static <T> ResponseEntity<T> tagged(String version, T body) {
    return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
  }
}
