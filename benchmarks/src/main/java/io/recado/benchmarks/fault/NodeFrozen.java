package io.recado.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One node falls silent in the middle of turns, for longer than its leases, and then goes on. */
final class NodeFrozen implements Row {

  private static final long SEED = 20261125;

  /** Turns take some milliseconds: a node may well be in none. */
  private static final int TRIES = 200;

  /** By then the other node has committed what it was at, and what is left is the silent one's. */
  private static final Duration OTHERS_TURNS = Duration.ofMillis(300);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(37);

  private final String fault;
  private final Consumer<Node> silence;
  private final Consumer<Node> wake;

  private NodeFrozen(String fault, Consumer<Node> silence, Consumer<Node> wake) {
    this.fault = fault;
    this.silence = silence;
    this.wake = wake;
  }

  /** Stopped and continued by signals, as under a debugger or on a host that swaps. */
  static NodeFrozen bySignal() {
    return new NodeFrozen(
        "node frozen", node -> node.process().freeze(), node -> node.process().thaw());
  }

  /** Alive, but cut off from PostgreSQL and Redis. */
  static NodeFrozen byBlackHole() {
    return new NodeFrozen(
        "node cut off",
        node -> {
          node.postgres().blackHole();
          node.redis().blackHole();
        },
        node -> {
          node.postgres().restore();
          node.redis().restore();
        });
  }

  @Override
  public String fault() {
    return fault;
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var bars = new ArrayList<Bar>();
    var victim = cluster.a();
    try (var traffic = cluster.fresh().trafficTo(cluster.b())) {
      traffic.start(Load.of(form, SEED), form.perSecond());
      traffic.awaitTaken(form.events() / 4);
      var leases = silenceInTurns(cluster, victim);
      long began = System.nanoTime();
      var takenOver = leases.awaitEnd(form.cutOff().plusSeconds(30)).plus(OTHERS_TURNS);
      Wait.during(form.cutOff().minus(Wait.since(began)));
      wake.accept(victim);
      traffic.awaitTaken(form.events());
      traffic.end();
      cluster.drain();
      bars.add(Bar.atLeast("conversations in turns when it fell silent", 1, leases.count()));
      bars.add(Bar.atMost("taken over", form.takenOverAfter(), takenOver));
    }
    bars.addAll(cluster.check());
    return bars;
  }

  /** The leases that stay when the node has fallen silent. */
  private Leases silenceInTurns(Cluster cluster, Node victim) {
    for (int i = 0; i < TRIES; i++) {
      silence.accept(victim);
      var leases = Leases.of(cluster);
      Wait.during(OTHERS_TURNS);
      var held = leases.still();
      if (held.count() > 0) {
        return held;
      }
      wake.accept(victim);
      Wait.during(BETWEEN_TRIES);
    }
    return Leases.of(cluster);
  }
}
