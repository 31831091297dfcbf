package io.recado.benchmarks.engine;

import io.recado.benchmarks.load.AcceptLoad;
import io.recado.benchmarks.load.Mix;
import io.recado.benchmarks.load.Population;
import io.recado.benchmarks.load.Traffic;
import io.recado.benchmarks.report.Report;
import java.time.Duration;
import java.util.List;

/** Runs in which messages are accepted, and nobody comes to answer them. */
final class Accepting {

  /** As WhatsApp may deliver after a pause of ours. */
  private static final int BATCH = 20;

  private final Rig rig;
  private final Options options;
  private final Report report;
  private int runs;

  Accepting(Rig rig, Options options, Report report) {
    this.rig = rig;
    this.options = options;
    this.report = report;
  }

  /** Messages accepted in a second, one in each delivery and many. */
  record Rates(double single, double batched) {}

  Rates run() {
    WarmUp.of(options).run(() -> run(People.UNANSWERED, 1, options.roundOfWarmUp()).rate());
    var single = run(People.UNANSWERED, 1);
    report(single, "one message in each delivery");
    var batched = run(People.UNANSWERED_OF_ONE, BATCH);
    report(batched, BATCH + " of a number in each delivery");
    return new Rates(single.rate(), batched.rate());
  }

  private AcceptLoad.Outcome run(Population people, int batch) {
    return run(people, batch, options.run());
  }

  private AcceptLoad.Outcome run(Population people, int batch, Duration time) {
    runs++;
    var traffic = new Traffic(people, Mix.GREETINGS, "accept-" + runs, options.seed() + runs);
    return new AcceptLoad(rig.client()).closed(traffic, Limits.CLIENTS, batch, time);
  }

  private void report(AcceptLoad.Outcome outcome, String what) {
    add("accepted at %d clients, %s".formatted(Limits.CLIENTS, what), outcome.rate(), "/s");
    if (outcome.refused() > 0) {
      add("  of which refused, to be delivered again", (double) outcome.refused(), "");
    }
    for (int percent : List.of(50, 95, 99)) {
      report.milliseconds(
          "acknowledgement at %d clients, %s, p%d".formatted(Limits.CLIENTS, what, percent),
          outcome.acks().percentile(percent));
      report.showLast();
    }
  }

  private void add(String what, double value, String unit) {
    report.add(what, value, unit);
    report.showLast();
  }
}
