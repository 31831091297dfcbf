package io.recado.database;

import org.jspecify.annotations.Nullable;

/** The database is away, or refuses what the product needs. The message is for the operator. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
