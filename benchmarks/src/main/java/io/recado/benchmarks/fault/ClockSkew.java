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

  /** By the database's time, which is the only one that counts: a claim of what is still leased. */
  private static final String WATCH =
      """
      create table lease_held_twice (conversation_id uuid, fence bigint);
      create function note_lease_held_twice() returns trigger language plpgsql security definer as $$
      begin
        insert into lease_held_twice values (new.conversation_id, new.fence);
        return null;
      end $$;
      create trigger watch_leases after update on conversation_work for each row
        when (new.fence > old.fence and old.lease_until > clock_timestamp())
        execute function note_lease_held_twice()
      """;

  private static final String UNWATCH =
      """
      drop trigger watch_leases on conversation_work;
      drop function note_lease_held_twice();
      drop table lease_held_twice
      """;

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
    cluster.fresh().database().execute(WATCH);
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
            cluster.database().count("select count(*) from lease_held_twice")));
    bars.addAll(CodeLives.measure(cluster));
    bars.addAll(cluster.check());
    cluster.database().execute(UNWATCH);
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
            "1",
            // Otherwise 0.9.10 sees to them all the same, and each of the JVM's timed waits ends at
            // once.
            "FAKETIME_FORCE_MONOTONIC_FIX",
            "0"));
  }
}
