package io.recado.gateway.turn;

import io.recado.queue.Lease;
import io.recado.queue.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps a lease while its turn runs, and breaks the turn off when the lease is lost. */
@Component
class HoldLease {

  private static final Logger log = LoggerFactory.getLogger(HoldLease.class);

  private final WorkQueue queue;
  private final TurnPolicy policy;

  HoldLease(WorkQueue queue, TurnPolicy policy) {
    this.queue = queue;
    this.policy = policy;
  }

  /**
   * Runs a turn under its lease. It fails when it takes longer than any turn may: a lease renewed
   * for ever would silence the conversation for ever.
   *
   * @return what the turn gives; empty when the lease was lost in the middle
   */
  <T> Mono<T> during(Lease lease, Mono<T> turn) {
    return turn.timeout(policy.longestTurn()).takeUntilOther(lost(lease));
  }

  /** Gives a value when somebody else has the lease now. */
  private Mono<Boolean> lost(Lease lease) {
    return Flux.interval(policy.lease().dividedBy(3))
        .onBackpressureDrop()
        .concatMap(tick -> renew(lease), 1)
        .filter(held -> !held)
        .next()
        .doOnNext(
            held ->
                log.warn(
                    "Conversation {} is no longer held at fence {}; its turn here is broken off",
                    lease.key().conversation(),
                    lease.fence()));
  }

  /** A renewal that fails proves nothing: the fence keeps a late commit out. */
  private Mono<Boolean> renew(Lease lease) {
    return queue
        .renew(lease, policy.lease())
        .onErrorResume(
            error -> {
              log.warn("A lease could not be renewed, next try soon: {}", error.toString());
              return Mono.just(true);
            });
  }
}
