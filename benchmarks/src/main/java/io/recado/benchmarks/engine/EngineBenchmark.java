package io.recado.benchmarks.engine;

import io.recado.benchmarks.load.Mix;
import io.recado.benchmarks.load.Traffic;
import io.recado.benchmarks.report.Report;
import io.recado.benchmarks.servers.GatewayProcess;
import io.recado.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How much the engine does: webhooks accepted, whole turns from webhook to reply on the channel,
 * how long both take at half of that, and how it grows with tenants and conversations. And beside
 * it, in the same run, what this machine can do at all.
 */
public final class EngineBenchmark {

  /** The product's default; most of a reply's time. */
  private static final Duration QUIET_PERIOD = Duration.ofMillis(300);

  private static final Duration FOR_EVER = Duration.ofHours(1);

  private final Path results;
  private final Rig rig;
  private final Options options;
  private final Report report = new Report();
  private final Limits limits;

  private EngineBenchmark(Path results, Rig rig, Options options) {
    this.results = results;
    this.rig = rig;
    this.options = options;
    this.limits = new Limits(rig, options, report);
  }

  /**
   * @param project where all applications are built
   * @param work an empty directory on the disk that is to be measured
   * @return whether nothing was lost, doubled or out of order
   */
  public static boolean run(Path project, Path work, List<String> arguments)
      throws IOException, SQLException {
    var options = Options.of(arguments);
    try (var rig = Rig.start(project, work)) {
      return new EngineBenchmark(project.resolve("benchmarks/target"), rig, options).run();
    }
  }

  private boolean run() throws IOException, SQLException {
    describe();
    boolean clean = answering();
    var accepted = accepting();
    limits.probe("after");
    compare(accepted);
    report.publish(results, options.quick() ? "engine-quick" : "engine");
    return clean;
  }

  private void compare(Accepting.Rates accepted) {
    report.atLeast(
        "accepted, many in each delivery / single-row commits",
        accepted.batched() / limits.commitRate(),
        0.6);
    report.atLeast(
        "accepted, one in each delivery / single-row commits",
        accepted.single() / limits.commitRate(),
        0.6);
    report.add(
        "accepted, one in each delivery / bare endpoint",
        accepted.single() / limits.endpointRate(),
        "");
  }

  private void describe() {
    report.note(
        "Shared", "load generator, channel APIs, PostgreSQL and Redis run on the same cores");
    report.note("PostgreSQL", Rig.CONFIGURATION.toString());
    report.note(
        "Gateway", String.join(" ", GatewayProcess.JVM_OPTIONS) + ", limits of rate lifted");
    report.note("Seed", Long.toString(options.seed()));
    report.note("Bare endpoint", "a process of its own: WebFlux on Reactor Netty, without Boot");
    report.note("Messages", Mix.GREETINGS + ", unless another mix is named");
  }

  private boolean answering() throws IOException, SQLException {
    var recording = new Recording(results.resolve("engine-turns.jfr"));
    try (var gateway = start("turns", QUIET_PERIOD, recording)) {
      rig.prepare();
      People.seed(rig);
      limits.probe("before");
      limits.probeEndpoint(new Traffic(People.UNANSWERED, Mix.GREETINGS, "bare", options.seed()));
      var turns = new WholeTurns(rig, gateway, options, report);
      turns.warmUp(People.FOR_WARM_UP);
      double rate = byTenants(turns);
      atHalfLoad(turns, rate);
      limits.probe("in between");
      byConversations(turns, rate);
      memory(gateway);
      report.atLeast("whole turns / single-row commits", rate / limits.commitRate(), 0.12);
      return turns.reconcile();
    } finally {
      show(recording);
    }
  }

  /**
   * @return whole turns a second with a thousand tenants and few conversations
   */
  private double byTenants(WholeTurns turns) {
    double one = turns.sustained("1 tenant", People.OF_ONE_TENANT, Mix.GREETINGS);
    turns.sustained("10 tenants", People.OF_TEN_TENANTS, Mix.GREETINGS);
    var thousand = People.ofThousandTenants(People.FEW);
    double rate = turns.sustained("1,000 tenants", thousand, Mix.GREETINGS);
    turns.sustained("1,000 tenants, " + Mix.SENTENCES, People.FOR_SENTENCES, Mix.SENTENCES);
    turns.sustained("1,000 tenants, " + Mix.EVERYTHING, People.FOR_EVERYTHING, Mix.EVERYTHING);
    report.atMost("time of a turn, 1,000 tenants / 1 tenant", one / rate, 1.2);
    return rate;
  }

  private void atHalfLoad(WholeTurns turns, double rate) throws SQLException {
    var people = People.ofThousandTenants(People.FEW);
    var half = turns.measured(rate / 2, "half load", people);
    report.atMost(
        "acknowledgement at half load p99 / bare commit p99",
        ratio(half.acks().percentile(99), limits.bareCommit()),
        5);
    report.atMost(
        "webhook to reply at half load p50, less the quiet period, in ms",
        half.waits().percentile(50).minus(QUIET_PERIOD).toNanos() / 1e6,
        50);
  }

  private void byConversations(WholeTurns turns, double rateOfFew) throws SQLException {
    double rate = rateOfFew;
    int before = People.FEW;
    for (int conversations : options.conversations()) {
      var where = "1,000 tenants, %,d conversations".formatted(conversations);
      var people = People.ofThousandTenants(conversations);
      if (conversations > before) {
        People.grow(rig, before, conversations);
        before = conversations;
        rate = turns.sustained(where, people, Mix.GREETINGS);
      }
      turns.at(rateOfFew / 2, where, people, options.run());
    }
    report.atMost(
        "time of a turn, %,d / %,d conversations".formatted(before, People.FEW),
        rateOfFew / rate,
        1.2);
  }

  private void memory(GatewayProcess gateway) {
    gateway.residentBytes().ifPresent(bytes -> report.megabytes("gateway, resident", bytes));
    report.megabytes("gateway, heap after a collection", gateway.heapAfterCollection());
    rig.postgres()
        .proportionalBytes()
        .ifPresent(bytes -> report.megabytes("PostgreSQL, proportional", bytes));
  }

  /** With a quiet period this long, messages are accepted and none is due. */
  private Accepting.Rates accepting() throws IOException {
    var recording = new Recording(results.resolve("engine-accept.jfr"));
    try (var gateway = start("accept", FOR_EVER, recording)) {
      gateway.ready();
      return new Accepting(rig, options, report).run();
    } finally {
      show(recording);
    }
  }

  private GatewayProcess start(String name, Duration quietPeriod, Recording recording) {
    var settings = Map.of(Setting.TURN_QUIET_PERIOD, quietPeriod.toMillis() + "ms");
    var jvmOptions = options.profile() ? recording.jvmOptions() : List.<String>of();
    return rig.startGateway(name, settings, jvmOptions);
  }

  private void show(Recording recording) throws IOException {
    if (options.profile()) {
      recording.show();
    }
  }

  private static double ratio(Duration part, Duration whole) {
    return (double) part.toNanos() / whole.toNanos();
  }
}
