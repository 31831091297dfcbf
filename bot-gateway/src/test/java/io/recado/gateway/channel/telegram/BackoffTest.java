package io.recado.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  @ParameterizedTest
  @CsvSource({"1, 1000", "2, 2000", "3, 4000", "6, 32000", "7, 60000", "1000, 60000"})
  void pausesAreAnythingUpToALimitThatDoubles(int failures, long most) {
    var random = new Random(1);

    var pauses = Stream.generate(() -> backoff.pause(failures, random)).limit(200).toList();

    assertThat(pauses)
        .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofMillis(most)))
        .anySatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofMillis(most * 3 / 4)))
        .anySatisfy(pause -> assertThat(pause).isLessThan(Duration.ofMillis(most / 4)));
  }
}
