package io.recado.actions.access;

import java.util.UUID;

/** Identity of a router. */
public record RouterId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
