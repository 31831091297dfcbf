package io.recado.actions.monitor;

import java.util.UUID;

/** One system that watches a tenant's network. */
public record MonitorId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
