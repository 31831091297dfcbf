package io.recado.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

@Tag("server")
class JobSchedulerTest {

  private static final Tempo QUICK =
      new Tempo(Duration.ofMillis(100), Duration.ofMillis(200), 2, Duration.ofSeconds(1));

  /** For nodes that are all alive, however busy the machine is. */
  private static final Tempo CALM =
      new Tempo(QUICK.poll(), Duration.ofSeconds(10), QUICK.threads(), QUICK.grace());

  private static TestDatabase database;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final List<JobScheduler> nodes = new ArrayList<>();

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @AfterEach
  void end() {
    nodes.forEach(JobScheduler::stop);
    database.emptyTables();
  }

  @Test
  void aJobRunsOverAndOver() throws InterruptedException {
    var runs = new CountDownLatch(3);

    node(source(), new TestJob(runs::countDown));

    assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nodesNeverRunAJobAtTheSameTime() throws InterruptedException {
    var runs = new CountDownLatch(20);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var job =
        new TestJob(
            () -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              runs.countDown();
              inside.decrementAndGet();
            });

    node(source(), job, CALM);
    node(source(), job, CALM);
    node(source(), job, CALM);

    assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(most).hasValue(1);
  }

  @Test
  void aJobOfANodeThatIsCutOffIsTakenOver() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var takenOver = new CountDownLatch(1);
    var way = new CuttableSource(source());
    node(way, new TestJob("errand", Mono.<Void>never().doOnSubscribe(s -> begun.countDown())));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    way.cut();
    node(source(), new TestJob("errand", Mono.fromRunnable(takenOver::countDown)));

    assertThat(takenOver.await(20, TimeUnit.SECONDS)).isTrue();
  }

  /** The row is what kill -9 leaves behind. */
  @Test
  void aJobOfAKilledNodeIsTakenOver() throws InterruptedException {
    execute(
        """
        insert into scheduled_job (task_name, task_instance, execution_time, picked, picked_by,
                                   last_heartbeat, version)
        values ('errand', 'recurring', now() - interval '1 minute', true, 'node-killed',
                now() - interval '30 seconds', 1)
        """);
    var takenOver = new CountDownLatch(1);

    node(source(), new TestJob(takenOver::countDown));

    assertThat(takenOver.await(20, TimeUnit.SECONDS)).isTrue();
  }

  /** A process of the other plane, whose jobs are in the same table. */
  @Test
  void whatANodeDoesNotKnowItNeitherTakesNorDeletes() throws InterruptedException {
    execute(
        """
        insert into scheduled_job (task_name, task_instance, execution_time, picked, version)
        values ('of-others', 'recurring', now() - interval '1 minute', false, 1)
        """);
    var years = new AtomicLong();
    var runs = new CountDownLatch(30);
    var job =
        new TestJob(
            () -> {
              years.incrementAndGet();
              runs.countDown();
            });

    node(source(), () -> Instant.now().plus(Duration.ofDays(365 * years.get())), job, QUICK);

    assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(untouched()).as("the row as it was").isOne();
  }

  private static long untouched() {
    var rows =
        database
            .database()
            .dispatch()
            .client()
            .sql(
                """
                select count(*) from scheduled_job
                where task_name = 'of-others' and not picked and last_heartbeat is null
                """);
    return Await.value(rows.mapValue(Long.class).one());
  }

  @Test
  void aJobThatFailsIsCountedAndRunsAgain() throws InterruptedException {
    var runs = new CountDownLatch(4);
    var failing = Mono.<Void>error(new IllegalStateException("no"));

    node(source(), new TestJob("errand", failing.doOnSubscribe(s -> runs.countDown())));

    assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
    var failed = meters.timer("recado.job.runs", "job", "errand", "outcome", "failed");
    assertThat(failed.count()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void healthNamesJobsThatKeepFailingOrWaitTooLong() {
    execute(
        """
        insert into scheduled_job (task_name, task_instance, execution_time, picked, version,
                                   consecutive_failures)
        values ('failing', 'recurring', now() + interval '1 hour', false, 1, 3),
               ('fine', 'recurring', now() + interval '1 hour', false, 1, 2),
               ('forgotten', 'recurring', now() - interval '3 minutes', false, 1, 0)
        """);

    var health = Await.value(new JobHealth(database.database().dispatch()).health());

    assertThat(health.getStatus()).isEqualTo(new Status("DEGRADED"));
    assertThat(health.getDetails())
        .containsEntry("failing", List.of("failing"))
        .containsEntry("overdue", List.of("forgotten"));
  }

  private void node(DataSource source, Job job) {
    node(source, job, QUICK);
  }

  private void node(DataSource source, Job job, Tempo tempo) {
    node(source, new DatabaseClock(source), job, tempo);
  }

  private void node(DataSource source, Clock clock, Job job, Tempo tempo) {
    var node = new JobScheduler(source, clock, List.of(job), new JobMeters(meters), tempo);
    nodes.add(node);
    node.start();
  }

  private static DataSource source() {
    return database.database().jdbc();
  }

  private static void execute(String sql) {
    Await.done(database.database().dispatch().client().sql(sql).then());
  }

  private record TestJob(String name, Mono<Void> run) implements Job {

    TestJob(Runnable work) {
      this("errand", Mono.fromRunnable(work));
    }

    @Override
    public Duration pause() {
      return Duration.ZERO;
    }
  }
}
