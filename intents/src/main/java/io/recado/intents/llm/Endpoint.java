package io.recado.intents.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A model at its address, behind its breaker. Safe for many threads. */
final class Endpoint {

  private final ChatModel model;
  private final CircuitBreaker breaker;
  private final Scheduler threads;

  Endpoint(ChatModel model, CircuitBreaker breaker, Scheduler threads) {
    this.model = model;
    this.breaker = breaker;
    this.threads = threads;
  }

  /**
   * One call, cut off at the limit however slowly its answer drips in. The breaker does not count
   * what the bulkhead turned away: that says nothing of the model.
   */
  Mono<ChatResponse> ask(ChatRequest request, Duration limit, Bulkhead places) {
    return Mono.fromCallable(() -> attempt(request))
        .subscribeOn(threads)
        .timeout(limit)
        .flatMap(Attempt::end)
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .transformDeferred(BulkheadOperator.of(places));
  }

  /**
   * Blocks. A failure is handed on as a value, because that of a call which was cut off comes when
   * nobody listens any more.
   */
  private Attempt attempt(ChatRequest request) {
    try {
      return new Attempt.Answered(model.chat(request));
    } catch (RuntimeException failure) {
      return new Attempt.Failed(failure);
    }
  }

  private sealed interface Attempt {

    record Answered(ChatResponse response) implements Attempt {}

    record Failed(RuntimeException cause) implements Attempt {}

    default Mono<ChatResponse> end() {
      return switch (this) {
        case Answered(var response) -> Mono.just(response);
        case Failed(var cause) -> Mono.error(cause);
      };
    }
  }
}
