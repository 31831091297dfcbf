package io.recado.actions.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** How many events wait to be taken, and for how long; the same on every node. */
public final class EventMeters {

  private static final Logger log = LoggerFactory.getLogger(EventMeters.class);

  private final Untaken untaken;
  private volatile Untaken.Backlog last = new Untaken.Backlog(0, Duration.ZERO);

  EventMeters(Untaken untaken, MeterRegistry meters) {
    this.untaken = untaken;
    Gauge.builder("recado.webhooks.waiting", this, shown -> shown.last.waiting())
        .description("Events that wait to be taken by webhooks")
        .register(meters);
    Gauge.builder("recado.webhooks.oldest", this, shown -> shown.last.oldest().toMillis() / 1000.0)
        .description("How long the oldest of them waits")
        .baseUnit("seconds")
        .register(meters);
  }

  /** Takes the figures anew. Never fails: they stay as they were. */
  public Mono<Void> measure() {
    return untaken
        .backlog()
        .doOnNext(backlog -> last = backlog)
        .doOnError(
            error ->
                log.warn("Webhooks were not measured, next time they are: {}", error.toString()))
        .onErrorComplete()
        .then();
  }
}
