package io.recado.benchmarks.fault;

import io.recado.benchmarks.servers.PostgresProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's disk is full, until there is space again. It needs a file system of its own, hence a
 * cluster of its own, and the right to mount one.
 */
final class DiskFull implements Row {

  private static final long SEED = 20261130;
  private static final String SIZE = "256m";
  private static final int BLOCK = 64 * 1024;
  private static final Duration SERVING_WITHIN = Duration.ofSeconds(60);

  @Override
  public String fault() {
    return "disk full";
  }

  /** Whether a file system can be mounted here. */
  static boolean canMount(Path directory) {
    try (var mounted = new SmallDisk(directory)) {
      return mounted.isThere();
    }
  }

  @Override
  public List<Bar> run(Cluster shared, Form form) throws Exception {
    var bars = new ArrayList<Bar>();
    try (var disk = new SmallDisk(Files.createDirectories(shared.work().resolve("small-disk")));
        var cluster = shared.another("on-small-disk", disk.directory().resolve("postgresql"));
        var traffic = cluster.fresh().traffic()) {
      traffic.start(Load.of(form, SEED), form.perSecond());
      traffic.awaitTaken(form.events() / 4);
      long began = System.nanoTime();
      disk.fill();
      Wait.during(form.away());
      disk.empty();
      long ended = System.nanoTime();
      var serving = serving(cluster, traffic);
      var meanwhile =
          traffic.answers().stream().filter(a -> a.began() > began && a.ended() < ended).toList();
      traffic.awaitTaken(form.events());
      traffic.end();
      cluster.drain();
      bars.add(
          Bar.atLeast(
              "deliveries refused meanwhile",
              1,
              meanwhile.stream().filter(a -> !a.acknowledged()).count()));
      bars.add(Bar.atMost("serving again", SERVING_WITHIN, serving));
      // No false 2xx is the check's first clause.
      bars.addAll(cluster.check());
    }
    return bars;
  }

  /** Whoever runs PostgreSQL starts it again when it has given up. */
  private static Duration serving(Cluster cluster, Traffic traffic) {
    long began = System.nanoTime();
    revive(cluster.postgres());
    Wait.until(
        "deliveries are taken again",
        SERVING_WITHIN.multipliedBy(2),
        () -> traffic.answers().stream().anyMatch(a -> a.began() > began && a.acknowledged()));
    return Wait.since(began);
  }

  private static void revive(PostgresProcess postgres) {
    if (!postgres.isAlive()) {
      postgres.restart();
    }
  }

  /** A file system in memory, so small that it can be filled at once. */
  private static final class SmallDisk implements AutoCloseable {

    private final Path directory;
    private final boolean mounted;

    SmallDisk(Path directory) {
      this.directory = directory;
      this.mounted =
          run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", directory.toString());
    }

    boolean isThere() {
      return mounted;
    }

    Path directory() {
      return directory;
    }

    /** To the last byte. */
    void fill() {
      try (var ballast = Files.newOutputStream(ballast())) {
        while (true) {
          ballast.write(new byte[BLOCK]);
        }
      } catch (IOException full) {
        // No space left on device: that is what was wanted.
        System.out.println("the disk is full: " + full.getMessage());
      }
    }

    void empty() {
      try {
        Files.delete(ballast());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      if (mounted) {
        run("umount", "-l", directory.toString());
      }
    }

    private Path ballast() {
      return directory.resolve("ballast");
    }

    private static boolean run(String... command) {
      try {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
      } catch (IOException e) {
        // There is no such program here.
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
