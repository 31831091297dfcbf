package io.recado.actions.resilience;

import io.recado.action.ActionName;
import io.recado.health.Breaker;
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
    ActionName backend, Breaker breaker, @Nullable Instant openUntil, int calls, int failed) {}
