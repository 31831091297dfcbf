package io.recado.gateway.turn;

import io.recado.database.DatabaseTrouble;
import io.recado.queue.Lease;
import io.recado.queue.WorkQueue;
import io.recado.turn.StaleTurnException;
import io.recado.turn.Turns.Committed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What becomes of a conversation whose turn failed: it is taken again after a while, and after too
 * many failures set aside for a person, with a word to its customer.
 */
@Component
class TurnFailures {

  private static final Logger log = LoggerFactory.getLogger(TurnFailures.class);

  private final TakeTurn takeTurn;
  private final WorkQueue queue;
  private final TurnPolicy policy;

  TurnFailures(TakeTurn takeTurn, WorkQueue queue, TurnPolicy policy) {
    this.takeTurn = takeTurn;
    this.queue = queue;
    this.policy = policy;
  }

  /**
   * Ends the lease of a failed turn. Never fails: what cannot be written is left to the lease's
   * end.
   *
   * @return what is left to do; empty where nothing was committed
   */
  Mono<Committed> settle(Lease lease, Throwable error) {
    if (error instanceof StaleTurnException) {
      log.info("{}; whoever holds the conversation now goes on with it", error.getMessage());
      return Mono.empty();
    }
    return endAttempt(lease, error).onErrorResume(failure -> leaveToLease(lease, failure));
  }

  private Mono<Committed> endAttempt(Lease lease, Throwable error) {
    if (DatabaseTrouble.isCauseOf(error)) {
      return putOff(lease, error).then(Mono.empty());
    }
    return lease.attempt() < policy.mostAttempts()
        ? retry(lease, error).then(Mono.empty())
        : setAside(lease, error);
  }

  /**
   * All conversations fail with the database; none of them is to blame. Where not even this can be
   * written, the attempt has been counted by its claim.
   */
  private Mono<Void> putOff(Lease lease, Throwable error) {
    var wait = policy.waitForDatabase();
    log.warn(
        "Turn of conversation {} is put off for {}, the database is in trouble: {}",
        lease.key().conversation(),
        wait,
        error.toString());
    return queue.putOff(lease, wait, policy.mostPutOffs(), error.toString());
  }

  private Mono<Void> retry(Lease lease, Throwable error) {
    var wait = policy.backoff(lease.attempt());
    log.warn(
        "Turn of conversation {} failed at attempt {} of {}; next in {}",
        lease.key().conversation(),
        lease.attempt(),
        policy.mostAttempts(),
        wait,
        error);
    return queue.release(lease, wait, error.toString());
  }

  private Mono<Committed> setAside(Lease lease, Throwable error) {
    log.error(
        "Conversation {} is set aside after {} failed turns, for a person to look at",
        lease.key().conversation(),
        lease.attempt(),
        error);
    return takeTurn
        .giveUp(lease, error.toString())
        .onErrorResume(
            failure -> !DatabaseTrouble.isCauseOf(failure),
            failure -> setAsideSilently(lease, error, failure));
  }

  /** Where not even the last words can be said, the conversation must not block a worker. */
  private Mono<Committed> setAsideSilently(Lease lease, Throwable error, Throwable failure) {
    log.error(
        "Conversation {} could not be handed over, its customer has no answer until it is replayed",
        lease.key().conversation(),
        failure);
    return queue.park(lease, error.toString()).then(Mono.empty());
  }

  private static Mono<Committed> leaveToLease(Lease lease, Throwable error) {
    log.error(
        "Conversation {} could not be given back, it is free when its lease ends: {}",
        lease.key().conversation(),
        error.toString());
    return Mono.empty();
  }
}
