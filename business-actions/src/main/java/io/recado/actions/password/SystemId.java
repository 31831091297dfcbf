package io.recado.actions.password;

import java.util.UUID;

/** Identity of a system that holds passwords. */
public record SystemId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
