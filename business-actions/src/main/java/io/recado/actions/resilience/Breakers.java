package io.recado.actions.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.recado.health.Breaker;

/** Resilience4j's breakers in the product's words. */
public final class Breakers {

  private Breakers() {}

  /** How a breaker stands now. */
  public static Breaker stateOf(CircuitBreaker breaker) {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> Breaker.OPEN;
      case HALF_OPEN -> Breaker.TRYING;
      case CLOSED, DISABLED, METRICS_ONLY -> Breaker.CLOSED;
    };
  }
}
