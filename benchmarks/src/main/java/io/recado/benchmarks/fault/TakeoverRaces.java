package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Evidence.Silence;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A customer writes, and somewhere between that and the last word of the reply a person takes over:
 * again and again, at moments drawn by a seed.
 */
final class TakeoverRaces implements Row {

  private static final long SEED = 20261129;
  private static final int AT_ONCE = 20;

  /** A quiet period, a turn and the sending are over by then, or not: that is the race. */
  private static final int LATEST_MILLIS = 700;

  /** A reply that was on its way would have arrived. */
  private static final Duration LISTENED = Duration.ofMillis(300);

  private static final Duration ON_THE_WIRE = Duration.ofSeconds(10);

  private static final String CONVERSATION =
      "select conversation_id from conversation where address = ?";

  @Override
  public String fault() {
    return "takeover races";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) throws Exception {
    var left = new AtomicInteger(form.races());
    var lost = new AtomicInteger();
    System.out.printf("races: %d, seed %d%n", form.races(), SEED);
    try (var traffic = cluster.fresh().traffic();
        var panel = cluster.panel();
        var racers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var customer : cluster.visitors(AT_ONCE)) {
        racers.execute(() -> race(new Racer(cluster, traffic, panel, customer), left, lost));
      }
      racers.shutdown();
      racers.awaitTermination(30, TimeUnit.MINUTES);
      cluster.drain();
    }
    long said = cluster.database().count("select count(*) from outbox where state = 'sent'");
    long withdrawn =
        cluster.database().count("select count(*) from outbox where state = 'withdrawn'");
    var bars = new ArrayList<Bar>();
    bars.add(Bar.none("races broken off", lost.get()));
    bars.add(Bar.atLeast("replies that were quicker than the takeover", form.races() / 20, said));
    bars.add(Bar.atLeast("replies withdrawn by the takeover", 1, withdrawn));
    bars.addAll(cluster.check());
    return bars;
  }

  private static void race(Racer racer, AtomicInteger left, AtomicInteger lost) {
    var random = new Random(SEED + racer.customer().number());
    for (int n = 0; left.getAndDecrement() > 0; n++) {
      try {
        racer.run(n, Duration.ofMillis(random.nextInt(LATEST_MILLIS)));
      } catch (SQLException | RuntimeException e) {
        lost.incrementAndGet();
        System.out.println("a race was broken off: " + e);
      }
    }
  }

  private record Racer(Cluster cluster, Traffic traffic, Panel panel, Customer customer) {

    void run(int n, Duration head) throws SQLException {
      traffic.deliver(customer.says("hola", n));
      Wait.during(head);
      var conversation = conversation();
      takeOver(conversation, n);
      var since = Instant.now();
      Wait.during(LISTENED);
      cluster.note(new Silence(conversation, since, Instant.now()));
      panel.handBack(customer.shop().tenant(), conversation);
    }

    /**
     * From the panel, which is told when the bot is silent; or by writing on the business phone,
     * which nobody can hold back: what is on the wire when the word of that arrives is the last.
     */
    private void takeOver(UUID conversation, int n) {
      if (n % 2 == 0 || customer.shop().telegram()) {
        panel.takeOver(customer.shop().tenant(), conversation);
      } else {
        traffic.deliver(customer.isAnsweredByHand(n));
        Wait.until(
            "what was on the wire has arrived", ON_THE_WIRE, () -> beingSent(conversation) == 0);
      }
    }

    private long beingSent(UUID conversation) {
      return cluster
          .database()
          .count(
              "select count(*) from outbox where author = 'bot' and state = 'sending'"
                  + " and conversation_id = '%s'".formatted(conversation));
    }

    private UUID conversation() throws SQLException {
      try (var owner = cluster.database().connect();
          var statement = owner.prepareStatement(CONVERSATION)) {
        statement.setString(1, customer.address());
        var row = statement.executeQuery();
        row.next();
        return row.getObject(1, UUID.class);
      }
    }
  }
}
