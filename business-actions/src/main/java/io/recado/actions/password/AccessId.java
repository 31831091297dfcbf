package io.recado.actions.password;

import java.util.Optional;
import java.util.UUID;

/** Identity of an account that a customer signs in with. */
record AccessId(UUID value) {

  /** Empty for what is no identity. */
  static Optional<AccessId> of(String text) {
    try {
      return Optional.of(new AccessId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
