package io.recado.actions.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.actions.event.Deliveries.Written;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Posts events to those who listen: at least once, each on its own, so that one that is refused
 * holds up no other. Safe for many threads.
 */
public final class DeliverEvents {

  private static final Logger log = LoggerFactory.getLogger(DeliverEvents.class);

  /** Most postings at a time to one address, from one process. */
  static final int AT_A_TIME = 4;

  /** After so many, other subscriptions have their turn; the next sweep goes on. */
  static final int ROUNDS = 8;

  /** What a lease leaves beside the time of the call itself. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Deliveries deliveries;
  private final PostEvent post;
  private final Limits limits;
  private final MeterRegistry meters;

  /**
   * @param call how long one posting may take
   * @param patience how long an event is offered
   */
  record Limits(Duration call, Duration patience) {

    Duration lease() {
      return call.plus(MARGIN);
    }
  }

  DeliverEvents(Deliveries deliveries, PostEvent post, Limits limits, MeterRegistry meters) {
    this.deliveries = deliveries;
    this.post = post;
    this.limits = limits;
    this.meters = meters;
  }

  /** Subscriptions that have something due now. */
  public Flux<SubscriptionKey> due(int most) {
    return deliveries.due(most);
  }

  /**
   * Posts what is due for a subscription, until nothing is or others are to have their turn. Never
   * fails: what goes wrong is logged, and left to the next sweep.
   */
  public Mono<Void> deliver(SubscriptionKey key) {
    return round(key)
        .expand(posted -> posted < AT_A_TIME ? Mono.empty() : round(key))
        .take(ROUNDS)
        .then()
        .onErrorResume(error -> leaveToSweep(key, error));
  }

  private Mono<Integer> round(SubscriptionKey key) {
    return Mono.defer(
        () -> {
          long askedAt = System.nanoTime();
          return deliveries
              .claim(key, AT_A_TIME, limits.lease())
              .flatMap(claimed -> postAll(claimed, askedAt));
        });
  }

  private Mono<Integer> postAll(List<Claimed> claimed, long askedAt) {
    if (System.nanoTime() - askedAt > MARGIN.toNanos()) {
      log.warn(
          "{} events were claimed too slowly to be posted; their leases run out", claimed.size());
      return Mono.just(0);
    }
    return Flux.fromIterable(claimed)
        .flatMap(this::postOne, AT_A_TIME)
        .then(Mono.just(claimed.size()));
  }

  private Mono<Void> postOne(Claimed claimed) {
    return post.post(claimed)
        .doOnNext(this::count)
        .flatMap(
            ending ->
                deliveries
                    .end(claimed, ending, limits.patience())
                    .doOnNext(written -> tell(claimed, ending, written)))
        .then()
        .onErrorResume(error -> leaveToLease(claimed, error));
  }

  private void count(Ending ending) {
    var outcome = ending.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    meters.counter("recado.webhooks.deliveries", "outcome", outcome).increment();
  }

  private static void tell(Claimed claimed, Ending ending, Written written) {
    var key = claimed.subscription();
    switch (ending) {
      case Ending.Delivered _, Ending.Gone _ -> {}
      case Ending.Failed(var code, var after) -> tellAgain(claimed, code, after);
      case Ending.Refused(var code, var after) -> tellAgain(claimed, code, after);
    }
    switch (written) {
      case DONE -> {}
      case PAUSED ->
          log.warn(
              "Webhook {} of tenant {} is paused ({}) until its owner resumes it",
              key.id(),
              key.tenant(),
              ending.code());
      case TOO_LATE ->
          log.warn(
              "Event {} was posted to webhook {} under a lease that was over; it may be posted"
                  + " again",
              claimed.event(),
              key.id());
    }
  }

  private static void tellAgain(Claimed claimed, String code, Duration after) {
    log.info(
        "Event {} was not taken by webhook {} at attempt {} ({}); next in {}",
        claimed.event(),
        claimed.subscription().id(),
        claimed.attempt(),
        code,
        after);
  }

  /** Those that are posted beside it go on. */
  private static Mono<Void> leaveToLease(Claimed claimed, Throwable error) {
    log.warn(
        "What came of event {} at webhook {} was not written down; it is posted again when its"
            + " lease ends: {}",
        claimed.event(),
        claimed.subscription().id(),
        error.toString());
    return Mono.empty();
  }

  private static Mono<Void> leaveToSweep(SubscriptionKey key, Throwable error) {
    log.warn(
        "Posting to webhook {} was interrupted, the sweep resumes it: {}",
        key.id(),
        error.toString());
    return Mono.empty();
  }
}
