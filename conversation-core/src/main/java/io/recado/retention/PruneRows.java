package io.recado.retention;

import static io.recado.database.Columns.interval;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes what has come to its end long ago, in small batches that nobody waits for, and adds what
 * it deletes to the ledger in the same statement. What one run leaves, the next takes.
 */
@Component
class PruneRows implements Job {

  private static final Logger log = LoggerFactory.getLogger(PruneRows.class);

  /** So few that their locks and their log are gone in some milliseconds. */
  private static final int BATCH = 1_000;

  /** A batch begun by then is the last; a run with nothing more to delete ends at once. */
  private static final Duration BUDGET = Duration.ofMinutes(1);

  private final DatabaseClient database;
  private final List<Pruning> tables;
  private final Keep keep;
  private final MeterRegistry meters;

  /**
   * @param others what other modules have pruned; an application need not have any
   */
  PruneRows(
      DispatchDatabase dispatch,
      ObjectProvider<Pruning> others,
      Settings settings,
      MeterRegistry meters) {
    this.database = dispatch.client();
    this.tables = Stream.concat(Arrays.stream(Prunable.values()), others.stream()).toList();
    this.keep = Keep.of(settings);
    this.meters = meters;
  }

  @Override
  public String name() {
    return "prune-rows";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Mono<Void> run() {
    return Flux.fromIterable(tables)
        .concatMap(this::batches)
        .timed()
        .takeUntil(batch -> batch.elapsedSinceSubscription().compareTo(BUDGET) > 0)
        .then();
  }

  /** Batch after batch, until one is not full. */
  private Flux<Long> batches(Pruning table) {
    return batch(table).expand(deleted -> deleted < BATCH ? Mono.empty() : batch(table));
  }

  private Mono<Long> batch(Pruning table) {
    return database
        .sql(table.sql())
        .bind(0, interval(keep.of(table.setting())))
        .bind(1, BATCH)
        .mapValue(Long.class)
        .one()
        .doOnNext(deleted -> count(table, deleted));
  }

  private void count(Pruning table, long deleted) {
    if (deleted > 0) {
      log.info("{} rows of {} were pruned", deleted, table.table());
    }
    meters.counter("recado.retention.pruned", "table", table.table()).increment((double) deleted);
  }
}
