package io.recado.actions.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.recado.action.ActionName;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The bulkhead, breaker and time limit of one action of one tenant. Safe for many threads. */
final class ActionGuard {

  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker;
  private final ActionLimits limits;
  private final Clock clock;
  private volatile @Nullable Instant openUntil;

  ActionGuard(Bulkhead bulkhead, CircuitBreaker breaker, ActionLimits limits, Clock clock) {
    this.bulkhead = bulkhead;
    this.breaker = breaker;
    this.limits = limits;
    this.clock = clock;
    breaker
        .getEventPublisher()
        .onStateTransition(event -> entered(event.getStateTransition().getToState()));
  }

  /** The breaker does not count what the bulkhead turned away: that says nothing of the backend. */
  <T> Mono<T> protect(Mono<T> call) {
    return call.timeout(limits.timeLimit())
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .transformDeferred(BulkheadOperator.of(bulkhead));
  }

  /** When the open breaker lets calls through again; null when it is not open. */
  @Nullable Instant openUntil() {
    var until = openUntil;
    return until != null && until.isAfter(clock.instant()) ? until : null;
  }

  GuardState state(ActionName backend) {
    var calls = breaker.getMetrics();
    return new GuardState(
        backend,
        Breakers.stateOf(breaker),
        openUntil(),
        calls.getNumberOfBufferedCalls(),
        calls.getNumberOfFailedCalls());
  }

  private void entered(State state) {
    openUntil = state == State.OPEN ? clock.instant().plus(limits.openFor()) : null;
  }
}
