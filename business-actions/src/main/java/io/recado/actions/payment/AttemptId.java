package io.recado.actions.payment;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Identity of an attempt; what providers are given to call it by. */
public record AttemptId(UUID value) {

  /** An id as a provider gives it back; empty for anything that is none of ours. */
  public static Optional<AttemptId> read(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString).map(AttemptId::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
