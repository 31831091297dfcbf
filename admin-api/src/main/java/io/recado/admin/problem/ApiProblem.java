package io.recado.admin.problem;

import java.time.Duration;

/** A refusal. The message goes to the log and to the caller, so it quotes nothing they sent. */
public final class ApiProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final Duration SOON = Duration.ofSeconds(2);

  private final ApiError error;
  private final Duration retryAfter;

  /**
   * @param detail what is wrong with this request, for the person who mends it
   * @param retryAfter when to try again; told where the error is one that passes
   */
  public ApiProblem(ApiError error, String detail, Duration retryAfter) {
    super(detail, null, false, false);
    this.error = error;
    this.retryAfter = retryAfter;
  }

  public ApiProblem(ApiError error, String detail) {
    this(error, detail, SOON);
  }

  public ApiProblem(ApiError error) {
    this(error, error.title());
  }

  public ApiError error() {
    return error;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
