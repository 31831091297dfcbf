package io.recado.actions.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.schedule.Job;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Gives up what nobody has taken for too long, be it that its subscription is paused. */
final class GiveUpEvents implements Job {

  private static final Logger log = LoggerFactory.getLogger(GiveUpEvents.class);

  /** In one run; more are left to the next. */
  private static final int MOST = 1_000;

  private final Untaken untaken;
  private final Duration patience;
  private final MeterRegistry meters;

  GiveUpEvents(Untaken untaken, Duration patience, MeterRegistry meters) {
    this.untaken = untaken;
    this.patience = patience;
    this.meters = meters;
  }

  @Override
  public String name() {
    return "give-up-events";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Mono<Void> run() {
    return untaken.giveUp(patience, MOST).doOnNext(this::tell).then();
  }

  private void tell(Untaken.GivenUp given) {
    meters.counter("recado.webhooks.deliveries", "outcome", "dead").increment();
    log.warn(
        "Event {} is given up for webhook {} ({}); it can be replayed",
        given.event(),
        given.subscription().id(),
        given.code());
  }
}
