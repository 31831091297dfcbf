package io.recado.app;

/** Why the product cannot start, in one line for the person who starts it. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartException(String message) {
    super(message);
  }
}
