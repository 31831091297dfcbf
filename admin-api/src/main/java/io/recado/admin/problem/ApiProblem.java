package io.recado.admin.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A refusal. The message goes to the log and to the caller, so it quotes nothing they sent. */
public final class ApiProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final Duration SOON = Duration.ofSeconds(2);

  private final ApiError error;
  private final Duration retryAfter;
  private final @Nullable String ticket;

  /**
   * @param detail what is wrong with this request, for the person who mends it
   * @param retryAfter when to try again; told where the error is one that passes
   */
  public ApiProblem(ApiError error, String detail, Duration retryAfter) {
    this(error, detail, retryAfter, null);
  }

  private ApiProblem(ApiError error, String detail, Duration retryAfter, @Nullable String ticket) {
    super(detail, null, false, false);
    this.error = error;
    this.retryAfter = retryAfter;
    this.ticket = ticket;
  }

  /** Of somebody whose password is right, and who goes on with the ticket. */
  public static ApiProblem secondFactorNeeded(String ticket) {
    var error = ApiError.SECOND_FACTOR_NEEDED;
    return new ApiProblem(error, error.title(), SOON, ticket);
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

  /** Null where there is none: a bearer's, not for logs. */
  public @Nullable String ticket() {
    return ticket;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
