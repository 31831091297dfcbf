package io.recado.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Redis forgets everything again and again, and then is not there for a while. */
final class RedisAway implements Row {

  private static final long SEED = 20261124;
  private static final int FLUSHES = 10;
  private static final int VISITORS_PER_SECOND = 10;

  /** A sweep comes every second; the turn itself, and a machine with more to do, take the rest. */
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

  @Override
  public String fault() {
    return "Redis flushed, then away";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var bars = new ArrayList<Bar>();
    var visitors = cluster.visitors((int) form.redisAway().toSeconds() * VISITORS_PER_SECOND);
    try (var traffic = cluster.fresh().traffic();
        var meanwhile = cluster.traffic()) {
      traffic.start(Load.of(form, SEED), form.perSecond());
      for (int i = 0; i < FLUSHES; i++) {
        Wait.during(Duration.ofMillis(300));
        cluster.redis().flush();
      }
      traffic.awaitTaken(form.events());
      traffic.end();
      cluster.redis().kill();
      meanwhile.deliver(
          visitors.stream().map(visitor -> visitor.line(0)).toList(), VISITORS_PER_SECOND);
      bars.add(
          Bar.none("refused without Redis", meanwhile.answers().size() - visitors.size()).onTime());
      cluster.redis().restart();
      cluster.drain();
    }
    bars.add(
        Bar.atMost(
            "p99 from journal to commit by the sweep", ANSWERED_WITHIN, waited(cluster, visitors)));
    bars.addAll(cluster.check());
    return bars;
  }

  private static Duration waited(Cluster cluster, List<Customer> visitors) {
    var addresses = visitors.stream().map(Customer::address).collect(Collectors.joining(","));
    return Duration.ofMillis(
        cluster
            .database()
            .count(
                """
            select coalesce(percentile_cont(0.99) within group (
              order by extract(epoch from applied_at - received_at)) * 1000, 0)::bigint
            from journal where event -> 'user' -> 'ids' ->> 0 = any(string_to_array('%s', ','))
            """
                    .formatted(addresses)));
  }
}
