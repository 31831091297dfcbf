package io.recado.gateway.delivery;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.recado.actions.resilience.Breakers;
import io.recado.health.GuardReport;
import io.recado.outbox.SendOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Keeps one channel from taking the senders of all. A channel that does not answer fills its own
 * places, and after a while is not tried for a moment. Safe for many threads.
 */
final class ChannelGuard {

  private final Bulkhead ownPlaces;
  private final Bulkhead placesOfKind;
  private final CircuitBreaker breaker;
  private final Times times;
  private final Clock clock;
  private volatile Instant openUntil = Instant.MIN;

  ChannelGuard(
      Bulkhead ownPlaces, Bulkhead placesOfKind, CircuitBreaker breaker, Times times, Clock clock) {
    this.ownPlaces = ownPlaces;
    this.placesOfKind = placesOfKind;
    this.breaker = breaker;
    this.times = times;
    this.clock = clock;
    breaker
        .getEventPublisher()
        .onStateTransition(event -> entered(event.getStateTransition().getToState()));
  }

  /**
   * How long a breaker stays as it is.
   *
   * @param open before it lets calls through for trial
   * @param trial for these to end, at the most
   */
  record Times(Duration open, Duration trial) {}

  /** How long the breaker turns everything away; zero when it does not. */
  Duration openFor() {
    var left = Duration.between(clock.instant(), openUntil);
    return left.isPositive() ? left : Duration.ZERO;
  }

  /** How long to leave alone a channel whose breaker did not permit a call. */
  Duration refusedFor() {
    var open = openFor();
    return open.isPositive() ? open : times.trial();
  }

  /**
   * Fails with Resilience4j's {@code CallNotPermittedException} or {@code BulkheadFullException}
   * when the call was not made.
   */
  Mono<SendOutcome> protect(Mono<SendOutcome> call) {
    return call.transformDeferred(CircuitBreakerOperator.of(breaker))
        .transformDeferred(BulkheadOperator.of(ownPlaces))
        .transformDeferred(BulkheadOperator.of(placesOfKind));
  }

  /** How the guard of a channel stands, for whoever looks after it. */
  GuardReport report(UUID tenant, String channel) {
    var calls = breaker.getMetrics();
    var open = openFor();
    return new GuardReport(
        tenant,
        GuardReport.Kind.CHANNEL,
        channel,
        Breakers.stateOf(breaker),
        open.isZero() ? null : openUntil,
        calls.getNumberOfBufferedCalls(),
        calls.getNumberOfFailedCalls());
  }

  /** Resilience4j lets calls through after its time, not at it. */
  private void entered(State state) {
    openUntil =
        state == State.OPEN ? clock.instant().plus(times.open()).plusMillis(1) : Instant.MIN;
  }
}
