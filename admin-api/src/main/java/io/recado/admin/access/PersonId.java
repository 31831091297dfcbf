package io.recado.admin.access;

import java.util.UUID;

/** Identity of a person who works with the product, in whichever tenants. */
public record PersonId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
