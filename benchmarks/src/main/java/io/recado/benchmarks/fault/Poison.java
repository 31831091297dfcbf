package io.recado.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Conversations whose state nobody can read: their turns fail at every try. */
final class Poison implements Row {

  private static final int POISONED = 5;
  private static final int VISITORS = 80;
  private static final List<Shop> SHOPS =
      List.of(new Shop(4), new Shop(5), new Shop(6), new Shop(7));
  private static final int TRIES = 5;

  /** Five tries with their waits, and the sweeps between. */
  private static final Duration PARKED_WITHIN = Duration.ofSeconds(60);

  /** A state that is no state any more, as a bad migration could leave it. */
  private static final String POISON =
      """
      update conversation set dialogue = dialogue || '{"language": "klingon"}'
      """;

  private static final String MEND =
      """
      update conversation set dialogue = dialogue || '{"language": "SPANISH"}'
      """;

  private static final String PARKED =
      """
      select count(*) from conversation_work
      where parked and attempts = %d and last_error is not null
      """
          .formatted(TRIES);

  /** As docs/operations.md says. */
  private static final String REPLAY =
      """
      update conversation_work set parked = false, attempts = 0, due_at = clock_timestamp() where parked
      """;

  @Override
  public String fault() {
    return "poison message";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) throws Exception {
    var quiet = cluster.quiet();
    cluster.fresh();
    var poisoned = cluster.visitors(POISONED);
    try (var traffic = cluster.traffic()) {
      for (var customer : poisoned) {
        traffic.deliver(customer.line(0));
      }
      cluster.drain();
      cluster.database().execute(POISON + where(poisoned));
      for (var customer : poisoned) {
        traffic.deliver(customer.line(1));
      }
    }
    var meanwhile = Visitors.come(cluster, SHOPS, POISONED, VISITORS);
    var parked =
        Wait.until(
            "all are set aside", PARKED_WITHIN, () -> cluster.database().count(PARKED) == POISONED);
    var bars = new ArrayList<Bar>();
    bars.add(
        Bar.of(
            "set aside, visible, after %d tries".formatted(TRIES),
            parked.toSeconds() + " s after the visitors",
            true));
    bars.add(meanwhile.slower("the others", quiet, 1.1));
    cluster.database().execute(MEND + where(poisoned));
    cluster.database().execute(REPLAY);
    bars.add(Bar.of("replayed", cluster.drain(), true));
    bars.addAll(cluster.check());
    return bars;
  }

  private static String where(List<Customer> customers) {
    var addresses = customers.stream().map(customer -> "'" + customer.address() + "'").toList();
    return "where address in (" + String.join(", ", addresses) + ")";
  }
}
