package io.recado.gateway.turn;

import io.recado.gateway.delivery.DeliveryWorker;
import io.recado.queue.ConversationKey;
import io.recado.queue.Lease;
import io.recado.queue.WorkQueue;
import io.recado.turn.Turns.Committed;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Claims a conversation and takes its turns as long as it has something to do: nobody is woken for
 * what came in during a turn.
 */
@Component
class ServeConversation {

  private static final Logger log = LoggerFactory.getLogger(ServeConversation.class);

  private final String worker = "worker-" + UUID.randomUUID();
  private final WorkQueue queue;
  private final TakeTurn takeTurn;
  private final TurnFailures failures;
  private final DeliveryWorker delivery;
  private final TurnPolicy policy;

  ServeConversation(
      WorkQueue queue,
      TakeTurn takeTurn,
      TurnFailures failures,
      DeliveryWorker delivery,
      TurnPolicy policy) {
    this.queue = queue;
    this.takeTurn = takeTurn;
    this.failures = failures;
    this.delivery = delivery;
    this.policy = policy;
  }

  /** Never fails. Does nothing when the conversation is not due, or somebody else has it. */
  Mono<Void> serve(ConversationKey key) {
    return serveOnce(key)
        .expand(committed -> committed.dueAgain() ? serveOnce(key) : Mono.empty())
        .then();
  }

  private Mono<Committed> serveOnce(ConversationKey key) {
    return queue
        .claim(key, worker, policy.lease())
        .onErrorResume(ServeConversation::leaveToSweep)
        .flatMap(this::turn);
  }

  /**
   * A turn that killed its process could not even fail, so it is the claim that counts attempts.
   */
  private Mono<Committed> turn(Lease lease) {
    var turn =
        lease.attempt() > policy.mostAttempts()
            ? Mono.<Committed>error(new IllegalStateException("no turn came to an end"))
            : takeTurn.take(lease);
    return turn.onErrorResume(error -> failures.settle(lease, error))
        .doOnNext(committed -> deliver(lease, committed));
  }

  private void deliver(Lease lease, Committed committed) {
    if (committed.replies()) {
      delivery.committed(lease.key());
    }
  }

  private static Mono<Lease> leaveToSweep(Throwable error) {
    log.warn("A conversation could not be claimed, the sweep finds it: {}", error.toString());
    return Mono.empty();
  }
}
