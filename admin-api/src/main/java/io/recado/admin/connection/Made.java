package io.recado.admin.connection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was made.
 *
 * @param id null for a GLPI: a tenant has one
 * @param secret for the other side; null where it has given us one
 */
record Made(@Nullable UUID id, @Nullable String secret) {

  @Override
  public String toString() {
    return "Made[%s]".formatted(id);
  }
}
