package io.recado.gateway.turn;

import io.recado.gateway.work.WorkLoop;
import io.recado.live.Wakeups;
import io.recado.queue.ConversationKey;
import io.recado.queue.WorkQueue;
import io.recado.understanding.Understander;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Serves conversations that have something to do, when woken and by sweeping. They are claimed by
 * whoever serves them and not before, so that a lease runs only while it is worked under.
 */
@Component
public class TurnWorker {

  private static final Logger log = LoggerFactory.getLogger(TurnWorker.class);

  private final WorkQueue queue;
  private final Wakeups wakeups;
  private final ServeConversation conversations;
  private final TurnPolicy policy;
  private final Understander understander;

  TurnWorker(
      WorkQueue queue,
      Wakeups wakeups,
      ServeConversation conversations,
      TurnPolicy policy,
      Understander understander) {
    this.queue = queue;
    this.wakeups = wakeups;
    this.conversations = conversations;
    this.policy = policy;
    this.understander = understander;
  }

  /**
   * Starts working; at most once.
   *
   * @param makesWay whether other work of the process comes first at the moment
   */
  public WorkLoop start(BooleanSupplier makesWay) {
    return WorkLoop.start(
        warm().thenMany(Flux.merge(woken(), swept())),
        ConversationKey::tenant,
        conversations::serve,
        new WorkLoop.Limits(policy.concurrency(), policy.mostWaitingOfTenant(), makesWay));
  }

  /**
   * A node that has just started would keep what it claimed waiting, which another could answer at
   * once.
   */
  private Mono<Void> warm() {
    return understander.warmUp().onErrorComplete();
  }

  /** A signal comes when a message is recorded; the conversation is due once it has been quiet. */
  private Flux<ConversationKey> woken() {
    return wakeups
        .signals()
        .flatMap(
            awaited -> Mono.delay(awaited.in()).thenReturn(awaited.key()), policy.mostWaiting());
  }

  private Flux<ConversationKey> swept() {
    return Flux.interval(policy.sweepInterval())
        .onBackpressureDrop()
        .concatMap(tick -> queue.due(policy.sweepBatch()).onErrorResume(TurnWorker::sweepLater), 1);
  }

  private static Flux<ConversationKey> sweepLater(Throwable error) {
    log.warn("The queue could not be swept, next try at the next interval: {}", error.toString());
    return Flux.empty();
  }
}
