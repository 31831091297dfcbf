package io.recado.benchmarks.engine;

import io.recado.benchmarks.load.AcceptLoad;
import io.recado.benchmarks.load.Latencies;
import io.recado.benchmarks.load.Traffic;
import io.recado.benchmarks.load.WebhookClient;
import io.recado.benchmarks.probe.CommitProbe;
import io.recado.benchmarks.probe.SyncProbe;
import io.recado.benchmarks.report.Report;
import io.recado.benchmarks.servers.BareEndpointProcess;
import io.recado.benchmarks.servers.GatewayProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The limits of this machine, measured between the runs of the product again and again: a shared
 * disk is not the same from one minute to the next.
 */
final class Limits {

  static final int CLIENTS = 32;

  private final Rig rig;
  private final Options options;
  private final Report report;
  private final CommitProbe commits;
  private final List<Double> rates = new ArrayList<>();
  private final List<Duration> bareCommits = new ArrayList<>();
  private double endpointRate;

  Limits(Rig rig, Options options, Report report) {
    this.rig = rig;
    this.options = options;
    this.report = report;
    this.commits = new CommitProbe(rig.postgres(), Rig.DATABASE);
  }

  /**
   * Measures disk and commits once more. The product is idle meanwhile.
   *
   * @param when for the report, such as {@code before}
   */
  void probe(String when) {
    commits.run(CLIENTS, options.probe().dividedBy(2));
    var syncs = SyncProbe.run(rig.work(), options.probe().dividedBy(4));
    var many = commits.run(CLIENTS, options.probe());
    var one = commits.run(1, options.probe().dividedBy(2));
    rates.add(many.rate());
    bareCommits.add(one.commits().percentile(99));
    percentiles("fdatasync of one page, " + when, syncs);
    add("single-row commits at %d clients, %s".formatted(CLIENTS, when), many.rate(), "/s");
    percentiles("one bare commit at one client, " + when, one.commits());
  }

  /** An endpoint that checks the signature and does nothing else, in a process of its own. */
  void probeEndpoint(Traffic traffic) {
    var log = rig.work().resolve("endpoint.log");
    try (var endpoint = BareEndpointProcess.start(Rig.APP_SECRET, GatewayProcess.JVM_OPTIONS, log);
        var client = new WebhookClient(endpoint::webhook, Rig.signature(), CLIENTS)) {
      var load = new AcceptLoad(client);
      WarmUp.of(options)
          .run(() -> load.closed(traffic, CLIENTS, 1, options.roundOfWarmUp()).rate());
      var outcome = load.closed(traffic, CLIENTS, 1, options.probe());
      endpointRate = outcome.rate();
      add(
          "bare WebFlux endpoint with HMAC check, %d clients".formatted(CLIENTS),
          outcome.rate(),
          "/s");
      percentiles("bare WebFlux endpoint with HMAC check", outcome.acks());
    }
  }

  /** Deliveries a second that are only answered; 0 before {@link #probeEndpoint}. */
  double endpointRate() {
    return endpointRate;
  }

  /** Single-row commits a second: the mean of all probes. */
  double commitRate() {
    return rates.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** The 99th percentile of one bare commit: the mean of all probes. */
  Duration bareCommit() {
    return bareCommits.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(bareCommits.size());
  }

  private void percentiles(String what, Latencies latencies) {
    for (int percent : List.of(50, 99)) {
      report.milliseconds("%s, p%d".formatted(what, percent), latencies.percentile(percent));
      report.showLast();
    }
  }

  private void add(String what, double value, String unit) {
    report.add(what, value, unit);
    report.showLast();
  }
}
