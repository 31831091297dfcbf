package io.recado.schedule;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.health.Degraded;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether the jobs run, on whichever process: a job may fail once, and may wait a while. */
@Component("jobsHealthIndicator")
class JobHealth extends AbstractReactiveHealthIndicator {

  private static final int MOST_FAILURES = 2;

  private static final String JOBS =
      """
      select task_name, coalesce(consecutive_failures, 0) as failures,
             not picked and execution_time < now() - interval '2 minutes'
               or picked and last_heartbeat < now() - interval '2 minutes' as overdue
      from scheduled_job order by task_name
      """;

  private final DatabaseClient database;

  JobHealth(DispatchDatabase dispatch) {
    this.database = dispatch.client();
  }

  @Override
  protected Mono<Health> doHealthCheck(Health.Builder health) {
    return database.sql(JOBS).map(State::of).all().collectList().map(jobs -> health(health, jobs));
  }

  private static Health health(Health.Builder health, List<State> jobs) {
    var failing = names(jobs.stream().filter(job -> job.failures() > MOST_FAILURES).toList());
    var overdue = names(jobs.stream().filter(State::overdue).toList());
    boolean fine = failing.isEmpty() && overdue.isEmpty();
    return (fine ? health.up() : health.status(Degraded.STATUS))
        .withDetail("failing", failing)
        .withDetail("overdue", overdue)
        .build();
  }

  private static List<String> names(List<State> jobs) {
    return jobs.stream().map(State::name).toList();
  }

  private record State(String name, int failures, boolean overdue) {

    static State of(Readable row) {
      return new State(
          required(row, "task_name", String.class),
          required(row, "failures", Integer.class),
          required(row, "overdue", Boolean.class));
    }
  }
}
