package io.recado.actions.outage;

import java.util.UUID;

/** Identity of planned works. */
public record WorksId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
