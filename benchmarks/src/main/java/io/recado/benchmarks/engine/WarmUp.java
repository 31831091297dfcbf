package io.recado.benchmarks.engine;

import java.util.function.DoubleSupplier;

/**
 * Rounds of which nothing is reported, until the JVM has compiled what is hot: a process that has
 * just started does a fraction of what it does a few minutes later, and spends most of its
 * processor time on compiling.
 */
final class WarmUp {

  /** A round is hardly faster than the best before it; two of them in a row, and it is warm. */
  private static final double HARDLY = 1.03;

  private static final int STEADY_ROUNDS = 2;

  private final int leastRounds;
  private final int mostRounds;

  private WarmUp(int leastRounds, int mostRounds) {
    this.leastRounds = leastRounds;
    this.mostRounds = mostRounds;
  }

  static WarmUp of(Options options) {
    return new WarmUp(options.leastRoundsOfWarmUp(), options.mostRoundsOfWarmUp());
  }

  /**
   * @param round gives its rate
   */
  void run(DoubleSupplier round) {
    double best = 0;
    int steady = 0;
    for (int i = 0; i < mostRounds && (i < leastRounds || steady < STEADY_ROUNDS); i++) {
      double rate = round.getAsDouble();
      System.out.printf("  warming up: %.0f/s%n", rate);
      steady = rate > best * HARDLY ? 0 : steady + 1;
      best = Math.max(best, rate);
    }
  }
}
