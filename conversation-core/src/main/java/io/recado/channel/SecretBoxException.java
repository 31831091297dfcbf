package io.recado.channel;

import org.jspecify.annotations.Nullable;

/** Sealed secrets cannot be opened. The message says why, for the operator, and holds no secret. */
public final class SecretBoxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SecretBoxException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
