package io.recado.benchmarks;

import io.recado.benchmarks.engine.EngineBenchmark;
import io.recado.benchmarks.fault.FaultMatrix;
import io.recado.benchmarks.inbox.InboxBenchmark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The benchmarks by their names. Arguments: the project's directory, a name ({@code start} when
 * there is none), and what the benchmark takes.
 */
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    var project = Path.of(arguments[0]).toAbsolutePath().normalize();
    var name = arguments.length > 1 ? arguments[1] : "start";
    var more = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
    var target = Files.createDirectories(project.resolve("benchmarks/target"));
    // Beside the build and not in the system's own place, which may be in memory.
    var work = Files.createTempDirectory(target, "run-");
    boolean sound;
    try {
      sound = run(name, project, work, more);
    } finally {
      delete(work);
    }
    System.exit(sound ? 0 : 1);
  }

  private static boolean run(String name, Path project, Path work, List<String> arguments)
      throws Exception {
    switch (name) {
      case "start" -> StartToFirstAnswer.ofTheBuild(project, work);
      case "clone" -> StartToFirstAnswer.ofAClone(project, work);
      case "engine" -> {
        return EngineBenchmark.run(project, work, arguments);
      }
      case "inbox" -> {
        return InboxBenchmark.run(project, work, arguments);
      }
      case "faults" -> {
        return FaultMatrix.run(project, arguments);
      }
      default -> throw new IllegalArgumentException("no such benchmark: " + name);
    }
    return true;
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Benchmarks::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
