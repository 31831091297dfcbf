package io.recado.admin.network;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One customer's access.
 *
 * @param customer whom it serves; null while it serves nobody
 * @param contract the number of theirs
 */
record AccessView(UUID id, String name, @Nullable String customer, @Nullable String contract) {

  @Override
  public String toString() {
    return "AccessView[" + id + "]";
  }
}
