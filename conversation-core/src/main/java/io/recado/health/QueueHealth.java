package io.recado.health;

import io.recado.outbox.Outbox;
import io.recado.queue.WorkQueue;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How much waits to be answered and to be sent, and whether it moves. */
@Component("queueHealthIndicator")
class QueueHealth extends AbstractReactiveHealthIndicator {

  /** Longer than any lease: by then somebody else should have taken it over. */
  private static final Duration STUCK = Duration.ofMinutes(2);

  private final WorkQueue queue;
  private final Outbox outbox;

  QueueHealth(WorkQueue queue, Outbox outbox) {
    this.queue = queue;
    this.outbox = outbox;
  }

  @Override
  protected Mono<Health> doHealthCheck(Health.Builder health) {
    return Mono.zip(
        queue.depth(), outbox.depth(), (work, messages) -> health(health, work, messages));
  }

  private static Health health(Health.Builder health, WorkQueue.Depth work, Outbox.Depth messages) {
    boolean moves = work.oldest().compareTo(STUCK) < 0;
    return (moves ? health.up() : health.status(Degraded.STATUS))
        .withDetail("due", work.due())
        .withDetail("inProgress", work.leased())
        .withDetail("setAside", work.parked())
        .withDetail("oldestDueSeconds", work.oldest().toSeconds())
        .withDetail("toSend", messages.pending())
        .withDetail("deadLetters", messages.dead())
        .withDetail("oldestToSendSeconds", messages.oldest().toSeconds())
        .build();
  }
}
