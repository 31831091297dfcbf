package io.recado.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;

/** Measured times. Safe for many threads. */
public final class Latencies {

  private long[] nanos = new long[4096];
  private int count;

  public synchronized void add(Duration time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count] = time.toNanos();
    count++;
  }

  public synchronized int count() {
    return count;
  }

  /**
   * By nearest rank: the least time that so many percent of all did not exceed. Zero when nothing
   * was measured.
   *
   * @param percent above 0, up to 100
   */
  public synchronized Duration percentile(double percent) {
    if (count == 0) {
      return Duration.ZERO;
    }
    var sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(count * percent / 100);
    return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
  }
}
