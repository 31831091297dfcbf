package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Customer.Event;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Customers who write once and wait for the answer: what the product feels like to them. */
final class Visitors {

  static final int PER_SECOND = 10;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int TOO_MANY_REQUESTS = 429;

  /** What a machine that has more to do than this may add to any wait. */
  private static final Duration SLACK = Duration.ofMillis(750);

  private Visitors() {}

  /**
   * Lets visitors come, and waits until each has an answer.
   *
   * @param shops where they go, in turn
   * @param first their numbers, from here on
   */
  static Visit come(Cluster cluster, List<Shop> shops, int first, int count) {
    var lines =
        IntStream.range(first, first + count)
            .mapToObj(number -> Cluster.visitor(shops.get(number % shops.size()), number).line(0))
            .toList();
    return come(cluster, lines, PER_SECOND);
  }

  /** The same with what they write, one line each, and how many of them come in a second. */
  static Visit come(Cluster cluster, List<Event> lines, int perSecond) {
    try (var traffic = cluster.traffic()) {
      traffic.deliver(lines, perSecond);
      Wait.until(
          "all visitors are answered",
          PATIENCE,
          () -> latencies(cluster, traffic).count() == lines.size());
      return new Visit(latencies(cluster, traffic), refused(traffic));
    }
  }

  /** Deliveries that were answered 429. */
  static long refused(Traffic traffic) {
    return traffic.answers().stream()
        .filter(answer -> answer.status() == TOO_MANY_REQUESTS)
        .count();
  }

  private static Latencies latencies(Cluster cluster, Traffic traffic) {
    return Latencies.of(traffic.answers().stream(), cluster.apis());
  }

  /**
   * @param latencies from the acknowledgement to the first reply
   * @param refused deliveries that were answered 429
   */
  record Visit(Latencies latencies, long refused) {

    /** Compares with a visit when nothing was broken. */
    Bar slower(String who, Visit quiet, double times) {
      var limit =
          Duration.ofMillis((long) (times * quiet.latencies().p99().toMillis())).plus(SLACK);
      return Bar.atMost("p99 of " + who, limit, latencies.p99());
    }
  }
}
