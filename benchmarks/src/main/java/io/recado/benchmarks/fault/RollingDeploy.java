package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Balancer.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One node after the other is replaced under load, as a deployment does. */
final class RollingDeploy implements Row {

  private static final long SEED = 20261126;

  /** A process that has just started is slow, and shares its cores with all the others here. */
  private static final int PART_OF_LOAD = 2;

  private static final Duration DRAINED_WITHIN = Duration.ofSeconds(25);

  @Override
  public String fault() {
    return "deploy under load";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var drains = new ArrayList<Duration>();
    var bars = new ArrayList<Bar>();
    try (var traffic = cluster.fresh().traffic()) {
      traffic.start(Load.of(form, SEED), form.perSecond() / PART_OF_LOAD);
      for (int i = 0; i < form.rollouts(); i++) {
        drains.add(replace(cluster.nodes().get(i % 2)));
      }
      traffic.end();
      cluster.drain();
      bars.add(
          Bar.none(
                  "5xx",
                  traffic.answers().stream().filter(answer -> answer.status() >= 500).count())
              .onTime());
      bars.add(
          Bar.none(
                  "requests left without an answer",
                  traffic.answers().stream()
                      .filter(answer -> answer.status() == Answer.NONE)
                      .count())
              .onTime());
    }
    bars.add(Bar.atMost("drained", DRAINED_WITHIN, Collections.max(drains)));
    bars.addAll(cluster.check());
    return bars;
  }

  private static Duration replace(Node node) {
    long began = System.nanoTime();
    node.process().terminate();
    node.process().awaitEnd(DRAINED_WITHIN.multipliedBy(3));
    var drained = Wait.since(began);
    node.relaunch();
    node.ready();
    return drained;
  }
}
