package io.recado.benchmarks.engine;

import io.recado.benchmarks.load.Latencies;
import io.recado.benchmarks.load.Mix;
import io.recado.benchmarks.load.Population;
import io.recado.benchmarks.load.Traffic;
import io.recado.benchmarks.load.TurnLoad;
import io.recado.benchmarks.report.Report;
import io.recado.benchmarks.servers.GatewayProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs of whole turns: a customer writes, and the reply arrives at the channel. */
final class WholeTurns {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Enough to keep every worker busy while each customer waits out the quiet period. */
  private static final int CUSTOMERS_AT_ONCE = 512;

  private static final int CUSTOMERS_AT_FIRST = 32;

  private final Rig rig;
  private final GatewayProcess gateway;
  private final Options options;
  private final Report report;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final TurnLoad load;
  private long unanswered;
  private long unexpected;
  private int runs;

  WholeTurns(Rig rig, GatewayProcess gateway, Options options, Report report) {
    this.rig = rig;
    this.gateway = gateway;
    this.options = options;
    this.report = report;
    this.load = new TurnLoad(rig.client(), rig.replies(), PATIENCE, acknowledged::add);
  }

  /** Until the JVM has compiled what is hot; nothing of it is reported. */
  void warmUp(Population people) {
    var round = options.roundOfWarmUp();
    settle(load.closed(traffic(people, Mix.EVERYTHING), CUSTOMERS_AT_FIRST, round));
    WarmUp.of(options)
        .run(
            () ->
                settle(load.closed(traffic(people, Mix.EVERYTHING), CUSTOMERS_AT_ONCE / 2, round))
                    .rate());
  }

  /**
   * As many as the engine can do.
   *
   * @return whole turns a second
   */
  double sustained(String where, Population people, Mix mix) {
    var ofGateway = gateway.processorTime();
    var ofPostgres = rig.postgres().processorTime();
    var outcome = settle(load.closed(traffic(people, mix), CUSTOMERS_AT_ONCE, options.run()));
    add("whole turns sustained, %s".formatted(where), outcome.rate(), "/s");
    costs("gateway", gateway.processorTime().minus(ofGateway), outcome);
    costs("PostgreSQL", rig.postgres().processorTime().minus(ofPostgres), outcome);
    if (outcome.refused() > 0) {
      add("  of which refused, to be delivered again", (double) outcome.refused(), "");
    }
    return outcome.rate();
  }

  /** At a set rate, at random moments. */
  TurnLoad.Outcome at(double rate, String where, Population people, Duration time) {
    var outcome = settle(load.open(traffic(people, Mix.GREETINGS), rate, time, options.seed()));
    var what = "at %.0f/s, %s: ".formatted(rate, where);
    percentiles(what + "webhook to acknowledgement", outcome.acks());
    percentiles(what + "webhook to reply on the channel", outcome.waits());
    return outcome;
  }

  /** The same, with what each message costs PostgreSQL. */
  TurnLoad.Outcome measured(double rate, String where, Population people) throws SQLException {
    try (var owner = rig.owner()) {
      var before = Counters.read(owner);
      var outcome = at(rate, where, people, options.longRun());
      var cost = Counters.read(owner).since(before);
      double messages = outcome.acknowledged();
      add(
          "transactions per message, those that only read included",
          cost.transactions() / messages,
          "");
      add("statements per message, BEGIN and COMMIT included", cost.statements() / messages, "");
      add("write-ahead log per message", cost.logBytes() / messages / 1000, "kB");
      add("tables and indexes per message and its reply", cost.diskBytes() / messages / 1000, "kB");
      return outcome;
    }
  }

  /**
   * Compares what was acknowledged with what was answered.
   *
   * @return whether nothing was lost, doubled or out of order
   */
  boolean reconcile() throws SQLException {
    try (var owner = rig.owner()) {
      var found = Reconciliation.of(owner, acknowledged, rig.apis().attempts());
      report.count("messages acknowledged and to be answered", acknowledged.size());
      report.count("  lost: not applied, or not answered", found.lost() + unanswered);
      report.count("  doubled: answered twice", found.doubled() + unexpected);
      report.count("  out of order", found.shuffled());
      report.count("  replies not sent, or not ours", found.unsent() + found.foreign());
      return found.isClean() && unanswered + unexpected == 0;
    }
  }

  private TurnLoad.Outcome settle(TurnLoad.Outcome outcome) {
    unanswered += outcome.unanswered();
    unexpected += outcome.unexpected();
    return outcome;
  }

  private Traffic traffic(Population people, Mix mix) {
    runs++;
    return new Traffic(people, mix, Reconciliation.RUN + runs, options.seed() + runs);
  }

  private void costs(String whose, Duration time, TurnLoad.Outcome outcome) {
    double milliseconds = time.toNanos() / 1e6;
    add("  processor time of each, " + whose, milliseconds / outcome.acknowledged(), "ms");
  }

  private void percentiles(String what, Latencies latencies) {
    for (int percent : List.of(50, 95, 99)) {
      report.milliseconds("%s, p%d".formatted(what, percent), latencies.percentile(percent));
      report.showLast();
    }
  }

  private void add(String what, double value, String unit) {
    report.add(what, value, unit);
    report.showLast();
  }
}
