package io.recado.benchmarks.fault;

import java.util.ArrayList;
import java.util.List;

/** Nothing is broken: what the other rows are compared with. */
final class Undisturbed implements Row {

  private static final long SEED = 20261120;

  @Override
  public String fault() {
    return "none";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    try (var traffic = cluster.fresh().traffic()) {
      traffic.start(Load.of(form, SEED), form.perSecond());
      traffic.awaitTaken(form.events());
      traffic.end();
      var drained = cluster.drain();
      var refused = traffic.answers().stream().filter(answer -> !answer.acknowledged()).count();
      var bars =
          new ArrayList<>(
              List.of(
                  Bar.none("refused deliveries", refused).onTime(),
                  Bar.of("drained", drained, true)));
      bars.addAll(cluster.check());
      return bars;
    }
  }
}
