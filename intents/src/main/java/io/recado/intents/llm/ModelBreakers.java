package io.recado.intents.llm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.recado.health.Breaker;
import io.recado.health.GuardReport;

/** Breakers of the operator's models, for whoever looks after them. */
final class ModelBreakers {

  private ModelBreakers() {}

  /** When an open one is tried again it tells by itself, and not before. */
  static GuardReport report(CircuitBreaker breaker) {
    var calls = breaker.getMetrics();
    return new GuardReport(
        null,
        GuardReport.Kind.MODEL,
        breaker.getName(),
        stateOf(breaker),
        null,
        calls.getNumberOfBufferedCalls(),
        calls.getNumberOfFailedCalls());
  }

  private static Breaker stateOf(CircuitBreaker breaker) {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> Breaker.OPEN;
      case HALF_OPEN -> Breaker.TRYING;
      case CLOSED, DISABLED, METRICS_ONLY -> Breaker.CLOSED;
    };
  }
}
