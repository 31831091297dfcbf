package io.recado.intents.evaluation;

import java.util.List;

/**
 * How long reading one message took, by nearest rank, in milliseconds, on one thread after a
 * warm-up.
 */
record Latency(double p50, double p99) {

  /**
   * @param nanos at least one
   */
  static Latency of(List<Long> nanos) {
    var sorted = nanos.stream().sorted().toList();
    return new Latency(percentile(sorted, 50), percentile(sorted, 99));
  }

  private static double percentile(List<Long> sorted, int percent) {
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.get(rank - 1) / 1e6;
  }
}
