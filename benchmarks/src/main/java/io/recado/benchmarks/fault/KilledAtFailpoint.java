package io.recado.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * kill -9 at named points of the way from the journal to the mark that a message is sent: again and
 * again each of the nodes dies at a point of its own and is started anew, while the load goes on.
 */
final class KilledAtFailpoint implements Row {

  private static final long SEED = 20261121;
  private static final Duration PATIENCE_TO_DIE = Duration.ofMinutes(2);

  @Override
  public String fault() {
    return "kill -9 at named failpoints";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var bars = new ArrayList<Bar>();
    try (var traffic = cluster.fresh().traffic()) {
      traffic.start(Load.of(form, SEED), form.perSecondWhileKilled());
      bars.addAll(dieEverywhere(cluster));
      cluster.nodes().forEach(Node::ready);
      traffic.end();
      cluster.drain();
    }
    bars.addAll(cluster.check());
    return bars;
  }

  /** Each node takes the next point when it has died at its last one. */
  private static List<Bar> dieEverywhere(Cluster cluster) {
    var points = new ConcurrentLinkedQueue<>(List.of(Point.values()));
    var bars = new ConcurrentLinkedQueue<Bar>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      cluster.nodes().stream()
          .map(node -> CompletableFuture.runAsync(() -> die(cluster, node, points, bars), threads))
          .toList()
          .forEach(CompletableFuture::join);
    }
    return List.copyOf(bars);
  }

  private static void die(
      Cluster cluster,
      Node victim,
      ConcurrentLinkedQueue<Point> points,
      ConcurrentLinkedQueue<Bar> bars) {
    for (var point = points.poll(); point != null; point = points.poll()) {
      Failpoints.bring(victim.ready().process().pid(), cluster.work(), point.argument());
      bars.add(point.died(endOf(victim, point)));
      victim.relaunch();
    }
  }

  private static int endOf(Node victim, Point point) {
    try {
      return victim.process().awaitEnd(PATIENCE_TO_DIE);
    } catch (IllegalStateException e) {
      throw new IllegalStateException("not killed " + point.title(), e);
    }
  }

  /** A point, by the method that is entered there, and at which call of it. */
  enum Point {
    BEFORE_JOURNAL_COMMIT("io.recado.journal.RecordDeliveries.run", 20),
    AFTER_JOURNAL_COMMIT("io.recado.gateway.inbound.JournalIntake.wake", 20),
    BEFORE_CLAIM("io.recado.gateway.turn.ServeConversation.serveOnce", 20),
    AFTER_CLAIM("io.recado.gateway.turn.TakeTurn.take", 20),
    BEFORE_UNDERSTANDING("io.recado.gateway.turn.PlayTurn.understand", 20),
    AFTER_UNDERSTANDING("io.recado.gateway.turn.PlayTurn.decide", 20),
    BEFORE_ACTION("io.recado.gateway.turn.TryActions.attempt", 2),
    AFTER_ACTION("io.recado.gateway.turn.RunActions.ended", 2),
    BEFORE_TURN_COMMIT("io.recado.turn.CommitTurn.run", 20),
    AFTER_TURN_COMMIT("io.recado.turn.CommitTurn.committed", 20),
    BEFORE_SENDING("io.recado.gateway.channel.whatsapp.WhatsAppClient.post", 20),
    AFTER_SENDING("io.recado.gateway.channel.whatsapp.WhatsAppClient.outcome", 20),
    BEFORE_SENT_MARK("io.recado.outbox.PostgresOutbox.end", 20),
    AFTER_SENT_MARK("io.recado.gateway.delivery.Sent.of", 20);

    /** With its class's name before it. */
    final String method;

    private final int call;

    Point(String method, int call) {
      this.method = method;
      this.call = call;
    }

    private String argument() {
      return method + ":" + call;
    }

    private Bar died(int exitCode) {
      return Bar.of("died " + title(), exitCode, exitCode == Failpoints.KILLED);
    }

    private String title() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
