package io.recado.actions.published;

import io.recado.live.LiveEvents;
import io.recado.live.Topic;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Has tenants' bots looked for anew when something was published: at once when another process says
 * so, and by asking the database now and then, once for all tenants, because signals may be lost.
 */
final class FollowPublications implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(FollowPublications.class);

  /**
   * Added to the time since the last look: a publication becomes visible after its time was read.
   */
  private static final Duration LOOKING_BACK = Duration.ofMinutes(1);

  private final LiveEvents live;
  private final PublicationStore store;
  private final TenantBots bots;
  private final Duration interval;
  private final Scheduler timer;
  private Disposable.Composite following = Disposables.composite();
  private volatile long lastLook;

  /**
   * @param interval by how much a bot may come late where no signal comes
   */
  FollowPublications(
      LiveEvents live,
      PublicationStore store,
      TenantBots bots,
      Duration interval,
      Scheduler timer) {
    this.live = live;
    this.store = store;
    this.bots = bots;
    this.interval = interval;
    this.timer = timer;
  }

  @Override
  public void start() {
    lastLook = System.nanoTime();
    following = Disposables.composite(listening(), looking());
  }

  private Disposable listening() {
    return live.changesOfAny(Topic.BOT)
        .subscribe(
            bots::look,
            error -> log.error("New bots are no longer told of, they are looked for still", error));
  }

  private Disposable looking() {
    return Flux.interval(interval, timer)
        .onBackpressureDrop()
        .concatMap(_ -> look(), 1)
        .subscribe();
  }

  /** Also when this process was frozen, or the database away. */
  private Mono<Void> look() {
    return Mono.defer(
            () -> {
              long now = System.nanoTime();
              return published(Duration.ofNanos(now - lastLook)).doOnSuccess(_ -> lastLook = now);
            })
        .onErrorResume(FollowPublications::later);
  }

  private Mono<Void> published(Duration sinceLastLook) {
    return store.publishedWithin(sinceLastLook.plus(LOOKING_BACK)).doOnNext(bots::look).then();
  }

  private static Mono<Void> later(Throwable error) {
    log.warn(
        "What tenants have published cannot be looked for, the known bots serve on: {}",
        error.toString());
    return Mono.empty();
  }

  @Override
  public void stop() {
    following.dispose();
  }

  @Override
  public boolean isRunning() {
    return following.size() > 0;
  }
}
