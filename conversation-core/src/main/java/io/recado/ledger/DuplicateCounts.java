package io.recado.ledger;

import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the events that were delivered again. They leave no row, and a write for each would make
 * the cheapest case dear: so every process counts its own, and adds them to the ledger every few
 * seconds. A killed process loses those seconds' count, and no event.
 */
@Component
class DuplicateCounts implements Duplicates, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DuplicateCounts.class);

  private static final Duration FLUSHED_EVERY = Duration.ofSeconds(5);

  /** At the end: a database that is away must not hold up the stop. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String ADD =
      """
      insert into ledger_duplicates as known (tenant_id, dropped) values ($1, $2)
      on conflict (tenant_id) do update set dropped = known.dropped + excluded.dropped
      """;

  private final Map<TenantId, Long> counts = new ConcurrentHashMap<>();
  private final DatabaseClient database;
  private final TenantScope scope;
  private volatile @Nullable Disposable flushing;

  DuplicateCounts(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  @Override
  public void add(TenantId tenant, int dropped) {
    if (dropped > 0) {
      counts.merge(tenant, (long) dropped, Long::sum);
    }
  }

  /** Adds to the ledger what was counted so far. Never fails: what cannot be added is kept. */
  Mono<Void> flush() {
    return Flux.defer(() -> Flux.fromIterable(counts.keySet())).concatMap(this::flush).then();
  }

  private Mono<Void> flush(TenantId tenant) {
    return Mono.justOrEmpty(counts.remove(tenant))
        .flatMap(
            dropped -> write(tenant, dropped).onErrorResume(error -> keep(tenant, dropped, error)));
  }

  private Mono<Void> write(TenantId tenant, long dropped) {
    return scope.inTenant(
        tenant, () -> database.sql(ADD).bind(0, tenant.value()).bind(1, dropped).then());
  }

  private Mono<Void> keep(TenantId tenant, long dropped, Throwable error) {
    counts.merge(tenant, dropped, Long::sum);
    log.warn("Duplicates could not be counted yet, next try soon: {}", error.toString());
    return Mono.empty();
  }

  @Override
  public void start() {
    flushing =
        Flux.interval(FLUSHED_EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> flush(), 1)
            .subscribe(
                nothing -> {}, error -> log.error("Duplicates are counted no longer", error));
  }

  @Override
  public void stop(Runnable stopped) {
    var interval = flushing;
    flushing = null;
    if (interval != null) {
      interval.dispose();
    }
    flush()
        .timeout(PATIENCE)
        .doOnError(late -> log.warn("The last duplicates are not counted: {}", late.toString()))
        .onErrorComplete()
        .doFinally(signal -> stopped.run())
        .subscribe();
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public boolean isRunning() {
    return flushing != null;
  }

  /** Late: requests are still counted while the web server finishes them. */
  @Override
  public int getPhase() {
    return 0;
  }
}
