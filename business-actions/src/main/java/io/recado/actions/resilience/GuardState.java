package io.recado.actions.resilience;

import io.recado.action.ActionName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the guard of one backend stands.
 *
 * @param openUntil when calls are let through again; null when the breaker is not open
 * @param calls the latest that are looked at
 * @param failed how many of them failed
 */
public record GuardState(
    ActionName backend, Breaker breaker, @Nullable Instant openUntil, int calls, int failed) {

  /** Whether calls are let through. */
  public enum Breaker {
    CLOSED,
    /** Calls are turned away. */
    OPEN,
    /** A few calls are let through to see how it does. */
    TRYING
  }
}
