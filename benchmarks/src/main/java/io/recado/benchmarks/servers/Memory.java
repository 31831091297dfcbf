package io.recado.benchmarks.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What Linux tells about the memory of processes. */
final class Memory {

  private Memory() {}

  /** Resident memory; empty where Linux is not, or when the process has ended. */
  static OptionalLong resident(long pid) {
    return field(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
  }

  /** Resident memory in which what processes share is divided among them. */
  static OptionalLong proportional(long pid) {
    return field(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
  }

  private static OptionalLong field(Path file, String name) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      // No such file: not Linux, or no such process any more.
      return OptionalLong.empty();
    }
  }
}
