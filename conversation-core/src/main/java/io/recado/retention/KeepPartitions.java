package io.recado.retention;

import static io.recado.database.Columns.interval;

import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes partitions ahead of time, and drops those whose time is over: raw bodies by the day,
 * transcripts and what was read in them by the month. The functions it calls are the owner's, and
 * can do nothing else.
 */
@Component
class KeepPartitions implements Job {

  private static final Logger log = LoggerFactory.getLogger(KeepPartitions.class);

  private static final String EXTEND = "select extend_partitions()";

  private static final String DROP = "select drop_partitions($1, $2::interval)";

  private final DatabaseClient database;
  private final Keep keep;

  KeepPartitions(DispatchDatabase dispatch, Settings settings) {
    this.database = dispatch.client();
    this.keep = Keep.of(settings);
  }

  @Override
  public String name() {
    return "keep-partitions";
  }

  @Override
  public Duration pause() {
    return Duration.ofHours(1);
  }

  @Override
  public Mono<Void> run() {
    return database
        .sql(EXTEND)
        .then()
        .then(drop("webhook_body", keep.of(Setting.KEEP_BODIES)))
        .then(drop("message", keep.of(Setting.KEEP_TRANSCRIPTS)))
        .then(drop("reading", keep.of(Setting.KEEP_TRANSCRIPTS)));
  }

  private Mono<Void> drop(String table, Duration time) {
    return database
        .sql(DROP)
        .bind(0, table)
        .bind(1, interval(time))
        .mapValue(Integer.class)
        .one()
        .filter(dropped -> dropped > 0)
        .doOnNext(dropped -> log.info("{} partitions of {} were dropped", dropped, table))
        .then();
  }
}
