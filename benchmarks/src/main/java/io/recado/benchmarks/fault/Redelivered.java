package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Customer.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Every event comes ten times at once, in any order, to both nodes; and what a customer wrote a
 * week ago comes when it would do something else than it was meant to do.
 */
final class Redelivered implements Row {

  private static final long SEED = 20261128;
  private static final int COPIES = 10;
  private static final int VISITORS = 60;
  private static final int PER_SECOND = 200;
  private static final Duration LATE = Duration.ofDays(7);

  /** Up to the question whether the ticket may be opened. */
  private static final int LINES_TO_CONFIRMATION = 7;

  @Override
  public String fault() {
    return "webhooks duplicated, shuffled, 7 days late";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var bars = new ArrayList<Bar>();
    bars.addAll(copied(cluster.fresh()));
    bars.addAll(cluster.check());
    bars.addAll(late(cluster.fresh()));
    bars.addAll(cluster.check());
    return bars;
  }

  private static List<Bar> copied(Cluster cluster) {
    var events = new ArrayList<Event>();
    for (var visitor : cluster.visitors(VISITORS)) {
      events.addAll(Collections.nCopies(COPIES, visitor.line(0)));
    }
    Collections.shuffle(events, new Random(SEED));
    try (var traffic = cluster.traffic()) {
      traffic.deliver(events, PER_SECOND);
      cluster.drain();
    }
    return List.of(
        Bar.of(
            "rows of %d events".formatted(VISITORS),
            cluster.database().count("select count(*) from journal"),
            cluster.database().count("select count(*) from journal") == VISITORS),
        Bar.of(
            "lines in the transcripts",
            cluster.database().count("select count(*) from message where author = 'customer'"),
            cluster.database().count("select count(*) from message where author = 'customer'")
                == VISITORS),
        Bar.none(
            "conversations answered more than once",
            cluster
                .database()
                .count(
                    """
            select count(*) from (
              select conversation_id from outbox group by conversation_id
              having count(*) <> count(distinct content)) twice
            """)));
  }

  /** A "yes" of last week is no answer to a question of today. */
  private static List<Bar> late(Cluster cluster) {
    var customer = cluster.visitors(1).getFirst();
    try (var traffic = cluster.traffic()) {
      for (int line = 0; line < LINES_TO_CONFIRMATION; line++) {
        traffic.deliver(customer.line(line));
        cluster.drain();
      }
      traffic.deliver(customer.says("sí", LINES_TO_CONFIRMATION, Instant.now().minus(LATE)));
      cluster.drain();
      long byLate = cluster.database().count("select count(*) from ticket");
      traffic.deliver(customer.says("sí", LINES_TO_CONFIRMATION + 1));
      cluster.drain();
      return List.of(
          Bar.of(
              "rows of the late event",
              cluster.database().count("select count(*) from journal") - LINES_TO_CONFIRMATION - 1,
              cluster.database().count("select count(*) from journal")
                  == LINES_TO_CONFIRMATION + 2),
          Bar.none("tickets opened by a late word", byLate),
          Bar.of(
              "tickets opened by the same word, fresh",
              cluster.database().count("select count(*) from ticket"),
              cluster.database().count("select count(*) from ticket") == 1));
    }
  }
}
