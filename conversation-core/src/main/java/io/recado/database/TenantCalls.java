package io.recado.database;

import java.util.List;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls of database functions that name their tenant themselves, as their first step: one round
 * trip where a transaction of several statements takes one for each. Row-level security holds
 * inside them, because they run with the caller's rights.
 *
 * <p>Every call runs detached: cancelling the returned mono does not interrupt it, as a cancelled
 * statement leaves its connection in an unknown state (r2dbc-pool issues 210, 211).
 */
public final class TenantCalls {

  private final TransactionalOperator transaction;

  TenantCalls(TransactionalOperator transaction) {
    this.transaction = transaction;
  }

  /** One call, which is a transaction by itself. */
  public <T> Mono<T> alone(Mono<T> call) {
    return detached(call);
  }

  /**
   * Several calls, each for a tenant of its own, in one transaction.
   *
   * @return their results, in their order
   */
  public <T> Mono<List<T>> together(List<Mono<T>> calls) {
    // They are sent without waiting for each other, and all are waited for, also when one fails: a
    // rollback must not overtake them.
    var all =
        Flux.fromIterable(calls)
            .flatMapSequentialDelayError(call -> call, calls.size(), 1)
            .collectList();
    return detached(transaction.transactional(all));
  }

  private static <T> Mono<T> detached(Mono<T> work) {
    return Mono.fromFuture(work::toFuture, true);
  }
}
