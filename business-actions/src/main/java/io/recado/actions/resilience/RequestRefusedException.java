package io.recado.actions.resilience;

/**
 * A backend answered, in time, that it does not take this request. Whoever made it waits for an
 * outcome all the same; but it is no failure of the backend, and no breaker counts it.
 */
public final class RequestRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param status the HTTP status
   */
  public RequestRefusedException(int status) {
    super("refused with status " + status);
  }
}
