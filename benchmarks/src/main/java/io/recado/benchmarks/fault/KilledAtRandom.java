package io.recado.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** kill -9 of one node or the other, at no particular moment, under load. */
final class KilledAtRandom implements Row {

  private static final long SEED = 20261122;
  private static final int LONGEST_LIFE_MILLIS = 3_000;

  @Override
  public String fault() {
    return "kill -9 at random";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var random = new Random(SEED);
    var resumed = new ArrayList<Duration>();
    var bars = new ArrayList<Bar>();
    try (var traffic = cluster.fresh().traffic()) {
      traffic.start(Load.of(form, SEED), form.perSecond());
      for (int i = 0; i < form.randomKills(); i++) {
        Wait.during(Duration.ofMillis(500 + random.nextInt(LONGEST_LIFE_MILLIS)));
        resumed.add(kill(cluster, cluster.nodes().get(random.nextInt(2)), form));
      }
      traffic.end();
      cluster.drain();
    }
    bars.add(Bar.atMost("work resumed", form.takenOverAfter(), Collections.max(resumed)));
    bars.addAll(cluster.check());
    return bars;
  }

  private static Duration kill(Cluster cluster, Node victim, Form form) {
    victim.process().kill();
    var leases = Leases.of(cluster);
    victim.relaunch();
    var resumed = leases.awaitEnd(form.takenOverAfter().multipliedBy(3));
    victim.ready();
    return resumed;
  }
}
