package io.recado.gateway.problem;

import java.time.Duration;

/**
 * A refusal. The message goes to the log and to the caller, so it holds no secret and no message
 * text.
 */
public final class GatewayProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final Duration SOON = Duration.ofSeconds(2);

  private final GatewayError error;
  private final Duration retryAfter;

  /**
   * @param detail what is wrong with this request, for the person who mends it
   * @param retryAfter when to try again; told to the caller where the error is one that passes
   */
  public GatewayProblem(GatewayError error, String detail, Duration retryAfter) {
    super(detail);
    this.error = error;
    this.retryAfter = retryAfter;
  }

  public GatewayProblem(GatewayError error, String detail) {
    this(error, detail, SOON);
  }

  public GatewayProblem(GatewayError error) {
    this(error, error.title());
  }

  public GatewayError error() {
    return error;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
