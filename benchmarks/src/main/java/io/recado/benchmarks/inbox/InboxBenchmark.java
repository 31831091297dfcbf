package io.recado.benchmarks.inbox;

import io.recado.benchmarks.inbox.Question.Part;
import io.recado.benchmarks.load.Latencies;
import io.recado.benchmarks.probe.CommitProbe;
import io.recado.benchmarks.probe.SyncProbe;
import io.recado.benchmarks.report.Report;
import io.recado.benchmarks.seed.Tenants;
import io.recado.benchmarks.servers.ControlPlaneProcess;
import io.recado.benchmarks.servers.GatewayProcess;
import io.recado.benchmarks.servers.PostgresProcess;
import io.recado.benchmarks.servers.RedisProcess;
import io.recado.channel.MasterKey;
import io.recado.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How quickly an agent of a large tenant gets at conversations: lists, search, transcripts and
 * tickets, by HTTP, at a modest rate, with a million messages in that tenant and a hundred others
 * beside it.
 */
public final class InboxBenchmark {

  private static final String DATABASE = "recado";
  private static final int TENANTS = 101;
  private static final Duration PROBE = Duration.ofSeconds(4);

  /** What a p99 may be (milliseconds). */
  private static final double MOST_MILLIS = 100;

  /** As {@code bench engine} has it. */
  private static final Map<String, String> CONFIGURATION =
      Map.of(
          "shared_buffers", "512MB",
          "max_wal_size", "4GB",
          "shared_preload_libraries", "pg_stat_statements");

  private final Path project;
  private final Path work;
  private final Options options;
  private final PostgresProcess postgres;
  private final Report report = new Report();

  private InboxBenchmark(Path project, Path work, Options options, PostgresProcess postgres) {
    this.project = project;
    this.work = work;
    this.options = options;
    this.postgres = postgres;
  }

  /**
   * @param project where all applications are built
   * @param work an empty directory on the disk that is to be measured
   * @return whether every question was answered
   */
  public static boolean run(Path project, Path work, List<String> arguments)
      throws IOException, SQLException {
    var options = Options.of(arguments);
    var programs = project.resolve("benchmarks/target/programs");
    try (var postgres = PostgresProcess.start(work.resolve("postgresql"), programs, CONFIGURATION);
        var redis = RedisProcess.start(work.resolve("redis"), programs)) {
      postgres.createDatabase(DATABASE);
      return new InboxBenchmark(project, work, options, postgres).run(redis);
    }
  }

  private boolean run(RedisProcess redis) throws IOException, SQLException {
    describe();
    var key = MasterKey.random();
    var log = work.resolve("control-plane.log");
    try (var plane =
        ControlPlaneProcess.start(project, settings(redis, key), GatewayProcess.JVM_OPTIONS, log)) {
      fill(key);
      probe("before");
      int refused = measure(plane);
      probe("after");
      plane.residentBytes().ifPresent(bytes -> report.megabytes("control plane, resident", bytes));
      report.publish(
          project.resolve("benchmarks/target"), options.quick() ? "inbox-quick" : "inbox");
      return refused == 0;
    }
  }

  private Map<Setting, String> settings(RedisProcess redis, MasterKey key) {
    return Map.of(
        Setting.DATABASE_URL, postgres.url(DATABASE),
        Setting.REDIS_URL, redis.url(),
        Setting.MASTER_KEY, key.base64(),
        Setting.DATA_DIR, work.resolve("data").toString(),
        Setting.API_REQUESTS_PER_MINUTE, "1000000");
  }

  private void describe() {
    report.note(
        "Shared", "the agent, the control plane, PostgreSQL and Redis run on the same cores");
    report.note("PostgreSQL", CONFIGURATION.toString());
    report.note("Seed", Long.toString(options.seed()));
    report.note(
        "Large tenant",
        "%,d conversations of %d messages; a hundred others of %,d conversations each"
            .formatted(
                options.conversations(), Transcripts.LINES, options.conversationsOfOthers()));
    report.note("Rate", Options.PER_SECOND + " questions a second, at random moments");
  }

  private void fill(MasterKey key) throws SQLException {
    long start = System.nanoTime();
    try (var owner = postgres.connect(DATABASE);
        var statement = owner.createStatement()) {
      new Tenants(key).add(owner, 0, TENANTS);
      Desk.hire(owner);
      Transcripts.add(owner, options, Desk.AGENT);
      statement.execute("create extension pg_stat_statements");
    }
    System.out.printf("filled in %d s%n", Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  private int measure(ControlPlaneProcess plane) throws SQLException {
    try (var desk = Desk.signIn(plane.root())) {
      var loop = new OpenLoop(desk, Questions.of(desk), options.seed());
      loop.run(options.warmUp(), Options.PER_SECOND);
      forgetStatements();
      var times = loop.run(options.run(), Options.PER_SECOND);
      times.forEach(this::tell);
      for (var part : Part.values()) {
        report.atMost(
            "%s: p99 of the slowest kind, in ms".formatted(part),
            slowest(part, times),
            MOST_MILLIS);
      }
      report.count("answers other than 200", loop.refused());
      showStatements();
      return loop.refused();
    }
  }

  private void tell(Question question, Latencies times) {
    report.count("%s, asked".formatted(question), times.count());
    for (int percent : List.of(50, 99)) {
      report.milliseconds("%s, p%d".formatted(question, percent), times.percentile(percent));
    }
    report.showLast();
  }

  private static double slowest(Part part, Map<Question, Latencies> times) {
    return times.entrySet().stream()
        .filter(entry -> entry.getKey().part() == part)
        .mapToDouble(entry -> entry.getValue().percentile(99).toNanos() / 1e6)
        .max()
        .orElseThrow();
  }

  private void probe(String when) {
    var syncs = SyncProbe.run(work, PROBE.dividedBy(2));
    var commits = new CommitProbe(postgres, DATABASE).run(1, PROBE);
    report.milliseconds("fdatasync of one page, %s, p99".formatted(when), syncs.percentile(99));
    report.milliseconds(
        "one bare commit at one client, %s, p99".formatted(when), commits.commits().percentile(99));
  }

  private void forgetStatements() throws SQLException {
    try (var owner = postgres.connect(DATABASE);
        var statement = owner.createStatement()) {
      statement.execute("select pg_stat_statements_reset()");
    }
  }

  private void showStatements() throws SQLException {
    if (options.statements()) {
      try (var owner = postgres.connect(DATABASE)) {
        SlowStatements.show(owner);
      }
    }
  }
}
