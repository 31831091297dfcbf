package io.recado.benchmarks.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** One tenant's customers write fifty times as much as each of the others'. */
final class NoisyTenant implements Row {

  private static final Shop NOISY = new Shop(0);
  private static final List<Shop> OTHERS =
      IntStream.rangeClosed(1, Visitors.PER_SECOND).mapToObj(Shop::new).toList();

  /** One visitor a second comes to each of the others. */
  private static final int VISITORS = 80;

  private static final int TIMES = 50;
  private static final int NOISE = TIMES * VISITORS / Visitors.PER_SECOND;

  /** Customers of the noisy tenant, who write one line after the other. */
  private static final int CROWD = 60;

  @Override
  public String fault() {
    return "noisy tenant";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var quiet = cluster.quiet();
    var bars = new ArrayList<Bar>();
    try (var noise = cluster.fresh().traffic()) {
      noise.start(noise(), TIMES);
      var meanwhile = Visitors.come(cluster, OTHERS, 0, VISITORS);
      noise.end();
      cluster.drain();
      bars.add(meanwhile.slower("the others", quiet, 2));
      bars.add(Bar.none("429 for the others", meanwhile.refused()));
      bars.add(Bar.atLeast("429 for the noisy one", 1, Visitors.refused(noise)));
    }
    bars.addAll(cluster.check());
    return bars;
  }

  private static Iterator<Customer.Event> noise() {
    return IntStream.range(0, NOISE)
        .mapToObj(i -> new Customer(NOISY, i % CROWD).line(i / CROWD))
        .iterator();
  }
}
