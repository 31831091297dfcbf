package io.recado.actions.transfer;

import java.util.UUID;

/** Identity of a claim. */
public record ClaimId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
