package io.recado.benchmarks.engine;

import java.time.Duration;
import java.util.List;

/**
 * How long and how large a run is.
 *
 * @param quick minutes instead of a quarter of an hour, and a tenth of the conversations
 * @param profile whether the gateway records what it spends its time on
 * @param seed of all that is drawn by lot
 */
record Options(boolean quick, boolean profile, long seed) {

  private static final long SEED = 20_261_121;

  /**
   * @throws IllegalArgumentException when there is an argument that is none
   */
  static Options of(List<String> arguments) {
    var seed = SEED;
    for (var argument : arguments) {
      if (argument.startsWith("--seed=")) {
        seed = Long.parseLong(argument.substring("--seed=".length()));
      } else if (!List.of("--quick", "--profile").contains(argument)) {
        throw new IllegalArgumentException("no such option: " + argument);
      }
    }
    return new Options(arguments.contains("--quick"), arguments.contains("--profile"), seed);
  }

  /** Compiling comes in waves: a rate that stays for a while may still double. */
  int leastRoundsOfWarmUp() {
    return quick ? 3 : 10;
  }

  /** As many as it takes until the rate stays, and no more than these. */
  int mostRoundsOfWarmUp() {
    return quick ? 5 : 20;
  }

  Duration roundOfWarmUp() {
    return Duration.ofSeconds(10);
  }

  Duration run() {
    return quick ? Duration.ofSeconds(10) : Duration.ofSeconds(20);
  }

  Duration longRun() {
    return quick ? Duration.ofSeconds(15) : Duration.ofSeconds(40);
  }

  Duration probe() {
    return quick ? Duration.ofSeconds(4) : Duration.ofSeconds(8);
  }

  /** Existing conversations, step by step. */
  List<Integer> conversations() {
    return quick ? List.of(10_000, 100_000) : List.of(10_000, 100_000, 1_000_000);
  }
}
