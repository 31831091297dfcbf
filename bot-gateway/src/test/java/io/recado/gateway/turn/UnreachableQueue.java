package io.recado.gateway.turn;

import io.recado.queue.ConversationKey;
import io.recado.queue.Lease;
import io.recado.queue.WorkQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A queue whose database is away until it is back. */
final class UnreachableQueue implements WorkQueue {

  private final WorkQueue queue;
  private volatile boolean away = true;

  UnreachableQueue(WorkQueue queue) {
    this.queue = queue;
  }

  void isBack() {
    away = false;
  }

  @Override
  public Mono<Lease> claim(ConversationKey key, String worker, Duration leaseTime) {
    return reached().then(queue.claim(key, worker, leaseTime));
  }

  @Override
  public Flux<ConversationKey> due(int limit) {
    return reached().thenMany(queue.due(limit));
  }

  @Override
  public Mono<Boolean> renew(Lease lease, Duration leaseTime) {
    return reached().then(queue.renew(lease, leaseTime));
  }

  @Override
  public Mono<Void> release(Lease lease, Duration retryAfter, @Nullable String error) {
    return reached().then(queue.release(lease, retryAfter, error));
  }

  @Override
  public Mono<Void> putOff(Lease lease, Duration retryAfter, int most, String error) {
    return reached().then(queue.putOff(lease, retryAfter, most, error));
  }

  @Override
  public Mono<Void> park(Lease lease, String error) {
    return reached().then(queue.park(lease, error));
  }

  @Override
  public Mono<Boolean> replay(ConversationKey key) {
    return reached().then(queue.replay(key));
  }

  @Override
  public Mono<Depth> depth() {
    return reached().then(queue.depth());
  }

  private Mono<Void> reached() {
    return Mono.defer(
        () -> away ? Mono.error(new IllegalStateException("the database is away")) : Mono.empty());
  }
}
