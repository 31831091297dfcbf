package io.recado.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a gateway spends its time on, by Java Flight Recorder. */
final class Recording {

  private static final List<String> VIEWS =
      List.of("hot-methods", "allocation-by-site", "gc-pauses");

  private final Path file;

  Recording(Path file) {
    this.file = file;
  }

  /** What makes a JVM write it at its end. */
  List<String> jvmOptions() {
    return List.of("-XX:StartFlightRecording=settings=profile,filename=" + file);
  }

  /** Prints what took most, once the JVM has ended. */
  void show() throws IOException {
    System.out.printf("%nRecorded in %s%n", file);
    var jfr = Path.of(System.getProperty("java.home"), "bin", "jfr").toString();
    for (var view : VIEWS) {
      var command = List.of(jfr, "view", "--width", "140", view, file.toString());
      await(new ProcessBuilder(command).inheritIO().start());
    }
  }

  private static void await(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
