package io.recado.admin.access;

import io.recado.admin.access.Sessions.Tokens;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * The panel's tokens: in cookies that no script reads and that only our own pages send. A change
 * that is signed in by them also needs a header, which a form of another site cannot set.
 */
final class Cookies {

  static final String CSRF_HEADER = "X-Recado-Csrf";

  static final String ACCESS = "__Host-recado-access";
  static final String REFRESH = "__Secure-recado-refresh";

  private static final String SESSIONS = "/api/v1/sessions";

  private Cookies() {}

  static void give(ServerHttpResponse response, Tokens tokens) {
    response.addCookie(cookie(ACCESS, tokens.access(), "/", AccessTokens.LIFE));
    response.addCookie(cookie(REFRESH, tokens.refresh(), SESSIONS, PostgresSessions.LIFE));
  }

  static void takeBack(ServerHttpResponse response) {
    response.addCookie(cookie(ACCESS, "", "/", Duration.ZERO));
    response.addCookie(cookie(REFRESH, "", SESSIONS, Duration.ZERO));
  }

  static Optional<String> access(ServerHttpRequest request) {
    return value(request, ACCESS);
  }

  static Optional<String> refresh(ServerHttpRequest request) {
    return value(request, REFRESH);
  }

  /**
   * @throws ApiProblem {@code CSRF_REFUSED} without the header
   */
  static void requireIntent(ServerHttpRequest request) {
    if (!"1".equals(request.getHeaders().getFirst(CSRF_HEADER))) {
      throw new ApiProblem(ApiError.CSRF_REFUSED);
    }
  }

  private static Optional<String> value(ServerHttpRequest request, String name) {
    return Optional.ofNullable(request.getCookies().getFirst(name)).map(HttpCookie::getValue);
  }

  private static ResponseCookie cookie(String name, String value, String path, Duration life) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(true)
        .sameSite("Strict")
        .path(path)
        .maxAge(life)
        .build();
  }
}
