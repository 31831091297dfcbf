package io.recado.schedule;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the jobs, each on one process of all that share the database: db-scheduler writes down who
 * has a job, and takes it over from a process that no longer gives a sign of life. Jobs that this
 * process does not know are others' and left alone (decision 87).
 *
 * <p>Here, and nowhere else, a thread waits for a reactive result: the scheduler's own threads,
 * which serve nothing but jobs.
 */
final class JobScheduler implements SmartLifecycle {

  private static final Duration NEVER = Duration.ofDays(365_000);

  private final DataSource database;
  private final Clock clock;
  private final Collection<Job> jobs;
  private final JobMeters meters;
  private final Tempo tempo;
  private volatile @Nullable Scheduler running;

  JobScheduler(
      DataSource database, Clock clock, Collection<Job> jobs, JobMeters meters, Tempo tempo) {
    this.database = database;
    this.clock = clock;
    this.jobs = jobs;
    this.meters = meters;
    this.tempo = tempo;
  }

  @Override
  public void start() {
    var scheduler =
        Scheduler.create(database)
            .startTasks(jobs.stream().map(this::task).toList())
            .tableName("scheduled_job")
            .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
            .clock(clock)
            .pollUsingFetch(0.5, 1.0)
            .deleteUnresolvedAfter(NEVER)
            .threads(tempo.threads())
            .pollingInterval(tempo.poll())
            .heartbeatInterval(tempo.heartbeat())
            .missedHeartbeatsLimit(Tempo.MISSED_HEARTBEATS)
            .shutdownMaxWait(tempo.grace())
            .failureLogging(LogLevel.ERROR, true)
            .build();
    scheduler.start();
    running = scheduler;
  }

  /** Waits for runs in flight, as long as the grace allows. */
  @Override
  public void stop() {
    var scheduler = running;
    if (scheduler != null) {
      scheduler.stop();
      running = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  private RecurringTask<Void> task(Job job) {
    return Tasks.recurring(job.name(), FixedDelay.of(job.pause()))
        .execute((instance, context) -> meters.measured(job).block(Job.LONGEST_RUN));
  }
}
