package io.recado.actions.outage;

import java.util.UUID;

/** Identity of a part of the network: a node, a sector, or one customer's access. */
public record NodeId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
