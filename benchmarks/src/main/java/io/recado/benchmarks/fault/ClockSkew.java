package io.recado.benchmarks.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node's clock is ten minutes ahead, the other's ten minutes behind. */
final class ClockSkew implements Row {

  private static final long SEED = 20261127;

  /** What a node says that finds its lease with another: without kills, two held it at once. */
  private static final List<String> SIGNS = List.of("is no longer held at fence", "LEASE_LOST");

  @Override
  public String fault() {
    return "clock skew";
  }

  /** The library that shows a process another time; empty where it is not installed. */
  static Optional<Path> libfaketime() {
    try (var found =
        Files.find(
            Path.of("/usr/lib"), 4, (path, _) -> path.endsWith("faketime/libfaketime.so.1"))) {
      return found.findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var library = libfaketime().orElseThrow();
    var bars = new ArrayList<Bar>();
    cluster.fresh();
    var told = cluster.nodes().stream().mapToLong(ClockSkew::signs).sum();
    shift(cluster.a(), library, "+600s");
    shift(cluster.b(), library, "-600s");
    cluster.nodes().forEach(Node::ready);
    try (var traffic = cluster.traffic()) {
      traffic.start(Load.of(form, SEED), form.perSecond());
      traffic.awaitTaken(form.events());
      traffic.end();
      cluster.drain();
    }
    bars.add(
        Bar.none(
            "leases held twice",
            cluster.nodes().stream().mapToLong(ClockSkew::signs).sum() - told));
    bars.addAll(cluster.check());
    for (var node : cluster.nodes()) {
      node.process().kill();
      node.relaunch();
    }
    cluster.nodes().forEach(Node::ready);
    return bars;
  }

  private static void shift(Node node, Path library, String offset) {
    node.process().kill();
    node.relaunch(
        Map.of(
            "LD_PRELOAD",
            library.toString(),
            "FAKETIME",
            offset,
            // Waits and timeouts go by the monotonic clock, which no skew touches.
            "DONT_FAKE_MONOTONIC",
            "1"));
  }

  private static long signs(Node node) {
    try (var lines = Files.lines(node.process().log())) {
      return lines.filter(line -> SIGNS.stream().anyMatch(line::contains)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
