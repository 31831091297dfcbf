package io.recado.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures of one run, for people and as JSON. */
final class Report {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private record Figure(String what, double value, String unit) {}

  private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final String machine = machine();
  private final double load = load();
  private final List<Figure> figures = new ArrayList<>();

  void seconds(String what, Duration duration) {
    add(what, duration.toMillis() / 1000.0, "s");
  }

  void megabytes(String what, long bytes) {
    add(what, bytes / 1_000_000.0, "MB");
  }

  void kilobytes(String what, long bytes) {
    add(what, bytes / 1_000.0, "kB");
  }

  void count(String what, int number) {
    add(what, number, "");
  }

  /** The middle and the 95th of a hundred, by nearest rank. */
  void percentiles(String what, List<Duration> durations) {
    var sorted = durations.stream().sorted().toList();
    for (int percent : List.of(50, 95)) {
      int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
      add(
          "%s, p%d of %d".formatted(what, percent, sorted.size()),
          millis(sorted.get(rank - 1)),
          "ms");
    }
  }

  /** Prints the figures, and writes them to {@code <directory>/<name>.json}. */
  void publish(Path directory, String name) throws IOException {
    System.out.printf(Locale.ROOT, "%n%s, %s, load before the run %.1f%n%n", at, machine, load);
    for (var figure : figures) {
      System.out.printf(
          Locale.ROOT, "%-60s %9.1f %s%n", figure.what(), figure.value(), figure.unit());
    }
    var run = Map.of("at", at, "machine", machine, "load", load, "figures", figures);
    var file = Files.createDirectories(directory).resolve(name + ".json");
    Files.write(file, JSON.writeValueAsBytes(run));
    System.out.printf("%nWritten to %s%n", file);
  }

  private void add(String what, double value, String unit) {
    figures.add(new Figure(what, value, unit));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1_000_000.0;
  }

  private static String machine() {
    var processors = Runtime.getRuntime().availableProcessors();
    return "%d cores, %s %s, Java %s"
        .formatted(
            processors,
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version());
  }

  /** Of the last minute; below zero where the system does not tell. */
  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
