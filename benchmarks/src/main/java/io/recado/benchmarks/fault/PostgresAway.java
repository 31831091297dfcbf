package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Balancer.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL stops in the middle of everything and comes back; then nothing reaches it for a while.
 */
final class PostgresAway implements Row {

  private static final long SEED = 20261123;

  /** What the product promises is 2 s; the rest is for a machine that has more to do. */
  private static final Duration REFUSED_WITHIN = Duration.ofMillis(2_500);

  private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(10);

  @Override
  public String fault() {
    return "PostgreSQL restarted, then away";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var bars = new ArrayList<Bar>();
    try (var traffic = cluster.fresh().traffic()) {
      traffic.start(Load.of(form, SEED), form.perSecond());
      traffic.awaitTaken(form.events() / 4);
      cluster.postgres().stopImmediately();
      cluster.postgres().restart();
      bars.add(Bar.atMost("healthy after its restart", HEALTHY_WITHIN, healthy(cluster)));
      traffic.awaitTaken(form.events() / 2);
      bars.addAll(away(cluster, traffic, form.away()));
      traffic.awaitTaken(form.events());
      traffic.end();
      cluster.drain();
    }
    bars.addAll(cluster.check());
    return bars;
  }

  private static List<Bar> away(Cluster cluster, Traffic traffic, Duration time) {
    long began = System.nanoTime();
    cluster.nodes().forEach(node -> node.postgres().blackHole());
    Wait.during(time);
    long ended = System.nanoTime();
    cluster.nodes().forEach(node -> node.postgres().restore());
    var healthy = healthy(cluster);
    var pool = poolIsThere(cluster);
    var meanwhile =
        traffic.answers().stream()
            .filter(answer -> answer.began() > began && answer.ended() < ended)
            .toList();
    return List.of(
        Bar.atLeast("deliveries while it was away", 10, meanwhile.size()),
        Bar.none("2xx while it was away", meanwhile.stream().filter(Answer::acknowledged).count()),
        Bar.none(
            "answers but 503 while it was away",
            meanwhile.stream().filter(answer -> answer.status() != 503).count()),
        Bar.atMost(
            "503 given",
            REFUSED_WITHIN,
            meanwhile.stream().map(Answer::took).max(Duration::compareTo).orElse(Duration.ZERO)),
        Bar.atMost("healthy after it came back", HEALTHY_WITHIN, healthy),
        Bar.atMost("deliveries at once taken again", HEALTHY_WITHIN, pool));
  }

  private static Duration healthy(Cluster cluster) {
    return Wait.until(
        "both nodes are ready",
        Duration.ofMinutes(1),
        () -> cluster.nodes().stream().allMatch(node -> node.process().isReady()));
  }

  /** More at a time than one node has connections: a pool that has lost some would show it. */
  private static Duration poolIsThere(Cluster cluster) {
    long began = System.nanoTime();
    var visitors = cluster.visitors(40);
    try (var burst = cluster.traffic()) {
      burst.deliver(visitors.stream().map(visitor -> visitor.line(0)).toList(), 1_000);
    }
    return Wait.since(began);
  }
}
