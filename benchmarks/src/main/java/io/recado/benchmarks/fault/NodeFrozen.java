package io.recado.benchmarks.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One node falls silent in the middle of turns, for longer than its leases, and then goes on. */
final class NodeFrozen implements Row {

  private static final long SEED = 20261125;

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
      long began = System.nanoTime();
      silence.accept(victim);
      var leases = Leases.of(cluster);
      var takenOver = leases.awaitEnd(form.cutOff().plusSeconds(30));
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
}
