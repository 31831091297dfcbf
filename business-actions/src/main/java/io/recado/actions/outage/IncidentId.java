package io.recado.actions.outage;

import java.util.UUID;

/** Identity of an incident. */
public record IncidentId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
