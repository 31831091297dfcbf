package io.recado.health;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells other processes, every few seconds, how this one is. */
@Component
class TellOfNode implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TellOfNode.class);

  private static final Duration EVERY = Duration.ofSeconds(5);

  /** The worst of them: what is well need not be told to be well. */
  private static final int MOST_GUARDS = 500;

  private final UUID node = UUID.randomUUID();
  private final NodeReports reports;
  private final List<NodeWorkers> workers;
  private final List<GuardSource> sources;
  private volatile @Nullable Disposable telling;

  TellOfNode(NodeReports reports, List<NodeWorkers> workers, List<GuardSource> sources) {
    this.reports = reports;
    this.workers = List.copyOf(workers);
    this.sources = List.copyOf(sources);
  }

  @Override
  public void start() {
    telling =
        Flux.interval(Duration.ZERO, EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> tell().onErrorResume(TellOfNode::later), 1)
            .subscribe(
                nothing -> {},
                error -> log.error("Other processes hear of this one no longer", error));
  }

  @Override
  public void stop() {
    var interval = telling;
    telling = null;
    if (interval != null) {
      interval.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return telling != null;
  }

  /** Tells once. */
  Mono<Void> tell() {
    return Mono.defer(
        () -> {
          var guards = sources.stream().flatMap(GuardSource::guards).toList();
          var open = guards.stream().filter(GuardReport::isOpen).count();
          var worst = guards.stream().sorted(GuardReport.WORST_FIRST).limit(MOST_GUARDS).toList();
          return reports.tell(node, work(), Math.toIntExact(open), worst);
        });
  }

  private List<NodeWork> work() {
    return workers.stream().flatMap(worker -> worker.work().stream()).toList();
  }

  private static Mono<Void> later(Throwable error) {
    log.warn("Other processes are told of this one a little later: {}", error.toString());
    return Mono.empty();
  }
}
