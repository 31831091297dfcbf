package io.recado.benchmarks.inbox;

import java.time.Duration;
import java.util.List;

/**
 * How long and how large a run is.
 *
 * @param quick a tenth of everything, for comparing two builds
 * @param statements whether the slowest statements are shown, as PostgreSQL counted them
 * @param seed of all that is drawn by lot
 */
record Options(boolean quick, boolean statements, long seed) {

  private static final long SEED = 20_261_122;

  /** A modest rate: people look, read and search; a machine of two cores has room beside. */
  static final double PER_SECOND = 25;

  /**
   * @throws IllegalArgumentException when there is an argument that is none
   */
  static Options of(List<String> arguments) {
    var seed = SEED;
    for (var argument : arguments) {
      if (argument.startsWith("--seed=")) {
        seed = Long.parseLong(argument.substring("--seed=".length()));
      } else if (!List.of("--quick", "--statements").contains(argument)) {
        throw new IllegalArgumentException("no such option: " + argument);
      }
    }
    return new Options(arguments.contains("--quick"), arguments.contains("--statements"), seed);
  }

  /** Of the large tenant; {@link Transcripts#LINES} messages in each. */
  int conversations() {
    return quick ? 5_000 : 50_000;
  }

  /** Of each of the others. */
  int conversationsOfOthers() {
    return quick ? 20 : 100;
  }

  Duration warmUp() {
    return quick ? Duration.ofSeconds(15) : Duration.ofSeconds(45);
  }

  Duration run() {
    return quick ? Duration.ofSeconds(30) : Duration.ofMinutes(3);
  }
}
