package io.recado.benchmarks.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What Linux tells about the processor time of processes (proc(5), {@code /proc/pid/stat}). */
final class ProcessorTime {

  /** Linux tells times to programs in hundredths of a second, whatever the kernel's own tick. */
  private static final Duration TICK = Duration.ofMillis(10);

  /** Places of utime, stime, cutime and cstime, counted from behind the program's name. */
  private static final int FIRST_FIELD = 11;

  private ProcessorTime() {}

  /**
   * Of a process and the processes it started, whether they still run or have ended; zero where
   * Linux is not, or when the process has ended.
   */
  static Duration of(ProcessHandle process) {
    long ended = ticks(process.pid(), 4);
    long running = process.children().mapToLong(child -> ticks(child.pid(), 2)).sum();
    return TICK.multipliedBy(ended + running);
  }

  private static long ticks(long pid, int fields) {
    try {
      var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var values = line.substring(line.lastIndexOf(')') + 2).split(" ");
      long sum = 0;
      for (int i = FIRST_FIELD; i < FIRST_FIELD + fields; i++) {
        sum += Long.parseLong(values[i]);
      }
      return sum;
    } catch (IOException e) {
      // No such file: not Linux, or no such process any more.
      return 0;
    }
  }
}
