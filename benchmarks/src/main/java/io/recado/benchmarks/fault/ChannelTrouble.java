package io.recado.benchmarks.fault;

import io.recado.benchmarks.channels.Behaviour;
import io.recado.benchmarks.channels.Received;
import io.recado.benchmarks.fault.Customer.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Four channels in four kinds of trouble (429, 5xx, slow, cut after the message was taken), and the
 * others as they always are.
 */
final class ChannelTrouble implements Row {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final int TIMES = 6;
  private static final int CUTS = 3;
  private static final int CUSTOMERS = 32;
  private static final int VISITORS = 80;
  private static final int PER_SECOND = 10;

  private static final Shop BUSY = new Shop(0);
  private static final Shop FAILING = new Shop(1);
  private static final Shop SLOW = new Shop(2);
  private static final Shop CUT = new Shop(3);
  private static final List<Shop> SOUND =
      List.of(new Shop(4), new Shop(5), new Shop(6), new Shop(7));

  private static final String DEAD = "select count(*) from outbox where state = 'dead'";

  @Override
  public String fault() {
    return "channel API 429, 5xx, slow, cut after send";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var quiet = cluster.quiet();
    var bars = new ArrayList<Bar>();
    cluster.fresh();
    cluster.apis().script(BUSY.caller(), Behaviour.tooMany(RETRY_AFTER), TIMES);
    cluster.apis().script(FAILING.caller(), Behaviour.fails(503), TIMES);
    cluster.apis().script(SLOW.caller(), Behaviour.slow(Duration.ofMillis(1_500)));
    cluster.apis().script(CUT.caller(), new Behaviour.TakeAndCut(), CUTS);
    try (var traffic = cluster.traffic()) {
      traffic.start(troubled().iterator(), PER_SECOND);
      bars.add(Visitors.come(cluster, SOUND, 0, VISITORS).slower("the other channels", quiet, 1.2));
      traffic.end();
      cluster.drain();
    }
    bars.add(Bar.atLeast("calls refused with 429", 1, refused(cluster, BUSY)));
    bars.add(Bar.none("tries before Retry-After was over", hasty(cluster)));
    bars.add(Bar.atLeast("calls failed with 5xx", TIMES, refused(cluster, FAILING)));
    bars.add(
        Bar.none(
            "messages doubled where no send was ambiguous",
            doubled(cluster, List.of(BUSY, FAILING, SLOW)) + doubled(cluster, SOUND)));
    bars.add(
        Bar.atMost(
            "messages doubled by %d ambiguous sends".formatted(CUTS),
            CUTS,
            doubled(cluster, List.of(CUT))));
    bars.add(Bar.none("dead letters", cluster.database().count(DEAD)));
    bars.addAll(cluster.check());
    return bars;
  }

  /** Two lines of each of some customers of the shops in trouble. */
  private static List<Event> troubled() {
    var shops = List.of(BUSY, FAILING, SLOW, CUT);
    return IntStream.range(0, 2 * CUSTOMERS)
        .mapToObj(i -> new Customer(shops.get(i % shops.size()), i % CUSTOMERS).line(i / CUSTOMERS))
        .toList();
  }

  private static long refused(Cluster cluster, Shop shop) {
    return attempts(cluster, shop).filter(call -> !call.isTaken()).count();
  }

  /** Tries of the same message sooner than the channel had asked for. */
  private static long hasty(Cluster cluster) {
    var byMessage = attempts(cluster, BUSY).collect(Collectors.groupingBy(Received::opaqueId));
    return byMessage.values().stream().mapToLong(ChannelTrouble::hasty).sum();
  }

  private static long hasty(List<Received> tries) {
    long hasty = 0;
    for (int i = 1; i < tries.size(); i++) {
      var waited = Duration.ofNanos(tries.get(i).nanos() - tries.get(i - 1).nanos());
      if (!tries.get(i - 1).isTaken() && waited.compareTo(RETRY_AFTER) < 0) {
        hasty++;
      }
    }
    return hasty;
  }

  private static long doubled(Cluster cluster, List<Shop> shops) {
    Map<String, Integer> copies = new HashMap<>();
    shops.stream()
        .flatMap(shop -> attempts(cluster, shop))
        .filter(Received::isTaken)
        .forEach(call -> copies.merge(call.opaqueId(), 1, Integer::sum));
    return copies.values().stream().mapToInt(count -> count - 1).sum();
  }

  private static Stream<Received> attempts(Cluster cluster, Shop shop) {
    return cluster.apis().attempts().stream().filter(call -> call.number().equals(shop.caller()));
  }
}
