package io.recado.action;

import java.util.UUID;

/** Identity of a customer in the tenant's files, which is more than somebody who writes. */
public record CustomerId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
