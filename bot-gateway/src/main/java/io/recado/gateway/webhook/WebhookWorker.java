package io.recado.gateway.webhook;

import io.recado.actions.event.DeliverEvents;
import io.recado.actions.event.EventMeters;
import io.recado.actions.event.SubscriptionKey;
import io.recado.gateway.work.Precedence;
import io.recado.gateway.work.WorkLoop;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sweeps for webhooks that have something due, and posts it, fairly among tenants. Stops with the
 * workers: what is being posted then has half of the grace to end, and otherwise its lease runs
 * out.
 */
@Component
class WebhookWorker implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);
  private static final int MOST_WAITING = 100;
  private static final int SWEEP_BATCH = 1_000;
  private static final Duration MEASURED_EVERY = Duration.ofSeconds(10);
  private static final int PHASE = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;

  private final DeliverEvents deliver;
  private final EventMeters meters;
  private final Precedence precedence;
  private final Settings settings;
  private final Set<SubscriptionKey> underWay = ConcurrentHashMap.newKeySet();
  private volatile @Nullable WorkLoop posting;
  private volatile @Nullable Disposable measuring;

  WebhookWorker(
      DeliverEvents deliver, EventMeters meters, Precedence precedence, Settings settings) {
    this.deliver = deliver;
    this.meters = meters;
    this.precedence = precedence;
    this.settings = settings;
  }

  @Override
  public void start() {
    posting =
        WorkLoop.start(
            sweep(),
            SubscriptionKey::tenant,
            this::serve,
            new WorkLoop.Limits(
                settings.count(Setting.EVENT_CONCURRENCY), MOST_WAITING, precedence::isNeeded));
    measuring =
        Flux.interval(Duration.ZERO, MEASURED_EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> meters.measure(), 1)
            .subscribe(
                nothing -> {}, error -> log.error("Webhooks are not measured any more", error));
  }

  @Override
  public void stop(Runnable stopped) {
    var measured = measuring;
    if (measured != null) {
      measured.dispose();
    }
    Mono.justOrEmpty(posting)
        .flatMap(WorkLoop::drain)
        .timeout(settings.duration(Setting.SHUTDOWN_GRACE).dividedBy(2))
        .doOnError(late -> log.warn("Not all webhooks have answered: leases run out"))
        .onErrorComplete()
        .doFinally(signal -> ended(stopped))
        .subscribe();
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public boolean isRunning() {
    return posting != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void ended(Runnable stopped) {
    posting = null;
    stopped.run();
  }

  private Flux<SubscriptionKey> sweep() {
    return Flux.interval(settings.duration(Setting.SWEEP_INTERVAL))
        .onBackpressureDrop()
        .concatMap(tick -> deliver.due(SWEEP_BATCH).onErrorResume(WebhookWorker::tryNextTime), 1)
        .filter(key -> !underWay.contains(key));
  }

  private Mono<Void> serve(SubscriptionKey key) {
    return Mono.defer(
        () ->
            underWay.add(key)
                ? deliver.deliver(key).doFinally(signal -> underWay.remove(key))
                : Mono.empty());
  }

  private static Flux<SubscriptionKey> tryNextTime(Throwable error) {
    log.warn("Webhooks could not be swept, next try at the next interval: {}", error.toString());
    return Flux.empty();
  }
}
