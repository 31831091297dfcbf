package io.recado.intents.evaluation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the process holds, in megabytes of a million bytes.
 *
 * @param heap what of the heap is in use after a collection
 * @param resident what the operating system counts, native parts included; null where it does not
 *     say (elsewhere than on Linux)
 */
record Memory(double heap, @Nullable Double resident) {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double MEGABYTE = 1e6;

  /** Collects garbage first. */
  static Memory now() {
    System.gc();
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    return new Memory(heap, residentNow());
  }

  private static @Nullable Double residentNow() {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / MEGABYTE)
          .findFirst()
          .orElse(null);
    } catch (IOException none) {
      return null;
    }
  }
}
