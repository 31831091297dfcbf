package io.recado.actions.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryWaitsTest {

  private final RetryWaits waits = new RetryWaits(new Random(1));

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "5, 160", "10, 5120", "11, 7200", "40, 7200", "100000, 7200"})
  void theWaitIsAnythingUpToALimitThatDoubles(int attempt, long limitSeconds) {
    var drawn = IntStream.range(0, 2_000).mapToObj(i -> waits.after(attempt)).sorted().toList();

    assertThat(drawn.getFirst())
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(limitSeconds / 4));
    assertThat(drawn.getLast())
        .isBetween(Duration.ofMillis(limitSeconds * 950), Duration.ofSeconds(limitSeconds));
  }
}
