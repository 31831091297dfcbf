package io.recado.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures of one run, for people, as JSON, and as a table for a page. */
public final class Report {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private record Figure(String what, double value, String unit) {

    String shown() {
      int decimals = value == Math.rint(value) ? 0 : Math.abs(value) < 10 ? 2 : 1;
      return String.format(Locale.ROOT, "%." + decimals + "f %s", value, unit).strip();
    }
  }

  private record Bar(String what, double value, String bound, boolean held) {

    String shown() {
      return String.format(Locale.ROOT, "%.2f%s", value, held ? "" : " (missed)");
    }
  }

  private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final String machine = machine();
  private final double load = load();
  private final List<Figure> figures = new ArrayList<>();
  private final List<Bar> bars = new ArrayList<>();
  private final Map<String, String> notes = new LinkedHashMap<>();

  public void seconds(String what, Duration duration) {
    add(what, duration.toMillis() / 1000.0, "s");
  }

  public void milliseconds(String what, Duration duration) {
    add(what, millis(duration), "ms");
  }

  public void megabytes(String what, long bytes) {
    add(what, bytes / 1_000_000.0, "MB");
  }

  public void kilobytes(String what, long bytes) {
    add(what, bytes / 1_000.0, "kB");
  }

  public void count(String what, long number) {
    add(what, (double) number, "");
  }

  public void add(String what, double value, String unit) {
    figures.add(new Figure(what, value, unit));
  }

  /** The middle and the 95th of a hundred, by nearest rank. */
  public void percentiles(String what, List<Duration> durations) {
    var sorted = durations.stream().sorted().toList();
    for (int percent : List.of(50, 95)) {
      int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
      add(
          "%s, p%d of %d".formatted(what, percent, sorted.size()),
          millis(sorted.get(rank - 1)),
          "ms");
    }
  }

  /** A ratio that is to be reached. */
  public void atLeast(String what, double value, double least) {
    bars.add(new Bar(what, value, "≥ " + least, value >= least));
  }

  /** A ratio that is not to be passed. */
  public void atMost(String what, double value, double most) {
    bars.add(new Bar(what, value, "≤ " + most, value <= most));
  }

  /** Something to know about how the figures came about. */
  public void note(String about, String words) {
    notes.put(about, words);
  }

  /** Shows the last figure given, for those who watch. */
  public void showLast() {
    var figure = figures.getLast();
    System.out.printf(Locale.ROOT, "%-72s %14s%n", figure.what(), figure.shown());
  }

  /**
   * Prints the figures, and writes them to {@code <directory>/<name>.json} and, as a table for a
   * page, to {@code <name>.md}.
   */
  public void publish(Path directory, String name) throws IOException {
    System.out.printf(Locale.ROOT, "%n%s, %s, load before the run %.1f%n", at, machine, load);
    notes.forEach((about, words) -> System.out.printf("%s: %s%n", about, words));
    System.out.println();
    for (var figure : figures) {
      System.out.printf(Locale.ROOT, "%-72s %14s%n", figure.what(), figure.shown());
    }
    for (var bar : bars) {
      System.out.printf(
          Locale.ROOT,
          "%-72s %8.2f (%s) %s%n",
          bar.what(),
          bar.value(),
          bar.bound(),
          bar.held() ? "held" : "MISSED");
    }
    Files.createDirectories(directory);
    var file = directory.resolve(name + ".json");
    Files.write(file, JSON.writeValueAsBytes(content()));
    Files.writeString(directory.resolve(name + ".md"), markdown());
    System.out.printf("%nWritten to %s and, as a table for a page, to %s.md%n", file, name);
  }

  private Map<String, Object> content() {
    var run = new LinkedHashMap<String, Object>();
    run.put("at", at);
    run.put("machine", machine);
    run.put("load", load);
    run.put("notes", notes);
    run.put("figures", figures);
    run.put("bars", bars);
    return run;
  }

  private String markdown() {
    var rows =
        figures.stream()
            .map(figure -> "| %s | %s |".formatted(figure.what(), figure.shown()))
            .collect(Collectors.joining("\n"));
    var ratios =
        bars.stream()
            .map(bar -> "| %s | %s | %s |".formatted(bar.what(), bar.bound(), bar.shown()))
            .collect(Collectors.joining("\n"));
    return """
        %s, %s

        | measured | value |
        |---|---|
        %s

        | ratio | bar | value |
        |---|---|---|
        %s
        """
        .formatted(at, machine, rows, ratios);
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
