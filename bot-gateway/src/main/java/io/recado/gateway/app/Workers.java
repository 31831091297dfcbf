package io.recado.gateway.app;

import io.recado.gateway.delivery.DeliveryWorker;
import io.recado.gateway.turn.TurnWorker;
import io.recado.gateway.work.Precedence;
import io.recado.gateway.work.WorkLoop;
import io.recado.health.NodeWork;
import io.recado.health.NodeWorkers;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Starts the workers with the application, and drains them at its end: first no more requests are
 * taken, then turns in flight are finished, then messages being sent. Each of the two has half of
 * the grace, so that turns that do not end leave the senders theirs. What does not end in time
 * keeps its lease and is taken over by another node when that runs out; what was not begun is found
 * by another node's sweep.
 */
@Component
class Workers implements SmartLifecycle, NodeWorkers {

  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  /** Before the web server stops taking requests nothing is drained: a lower phase stops later. */
  private static final int PHASE = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;

  private final TurnWorker turns;
  private final DeliveryWorker delivery;
  private final Precedence precedence;
  private final Duration patience;
  private volatile @Nullable WorkLoop turning;
  private volatile @Nullable WorkLoop delivering;

  Workers(TurnWorker turns, DeliveryWorker delivery, Precedence precedence, Settings settings) {
    this.turns = turns;
    this.delivery = delivery;
    this.precedence = precedence;
    this.patience = settings.duration(Setting.SHUTDOWN_GRACE).dividedBy(2);
  }

  @Override
  public void start() {
    delivering = delivery.start(precedence::isNeeded);
    turning = turns.start(precedence::isNeeded);
  }

  @Override
  public void stop(Runnable stopped) {
    drain("turns", turning)
        .then(Mono.defer(() -> drain("messages", delivering)))
        .doFinally(signal -> ended(stopped))
        .subscribe();
  }

  private void ended(Runnable stopped) {
    turning = null;
    delivering = null;
    stopped.run();
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public boolean isRunning() {
    return turning != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public List<NodeWork> work() {
    return List.of(work("turns", turning), work("messages", delivering));
  }

  private static NodeWork work(String name, @Nullable WorkLoop loop) {
    var load = loop == null ? WorkLoop.Load.NONE : loop.load();
    return new NodeWork(name, load.underWay(), load.waiting());
  }

  private Mono<Void> drain(String what, @Nullable WorkLoop loop) {
    return Mono.justOrEmpty(loop)
        .flatMap(WorkLoop::drain)
        .timeout(patience)
        .doOnError(late -> log.warn("Not all {} have ended in {}: leases run out", what, patience))
        .onErrorComplete();
  }
}
