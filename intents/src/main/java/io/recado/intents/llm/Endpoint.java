package io.recado.intents.llm;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A model's address, behind its breaker. Safe for many threads. */
final class Endpoint {

  private final CircuitBreaker breaker;
  private final Scheduler threads;

  Endpoint(CircuitBreaker breaker, Scheduler threads) {
    this.breaker = breaker;
    this.threads = threads;
  }

  /**
   * One call, cut off at the limit however slowly its answer drips in. The breaker does not count
   * what the bulkhead turned away or the caller gave up: that says nothing of the model.
   *
   * @param call may block
   */
  <T> Mono<T> ask(Callable<T> call, Duration limit, Bulkhead places) {
    return Mono.fromCallable(() -> attempt(call))
        .subscribeOn(threads)
        .timeout(limit)
        .flatMap(Attempt::end)
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .transformDeferred(BulkheadOperator.of(places));
  }

  /**
   * A failure is handed on as a value, because that of a call which was cut off comes when nobody
   * listens any more.
   */
  private static <T> Attempt<T> attempt(Callable<T> call) {
    try {
      return new Attempt.Answered<>(call.call());
    } catch (Exception failure) {
      return new Attempt.Failed<>(failure);
    }
  }

  private sealed interface Attempt<T> {

    record Answered<T>(T answer) implements Attempt<T> {}

    record Failed<T>(Exception cause) implements Attempt<T> {}

    default Mono<T> end() {
      return switch (this) {
        case Answered<T>(var answer) -> Mono.just(answer);
        case Failed<T>(var cause) -> Mono.error(cause);
      };
    }
  }
}
