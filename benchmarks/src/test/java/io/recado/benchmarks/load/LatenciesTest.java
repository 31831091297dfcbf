package io.recado.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private final Latencies latencies = new Latencies();

  @Test
  void percentilesAreTheNearestRank() {
    IntStream.rangeClosed(1, 10_000).forEach(i -> latencies.add(Duration.ofMillis(10_001 - i)));

    assertThat(latencies.percentile(50)).isEqualTo(Duration.ofSeconds(5));
    assertThat(latencies.percentile(99)).isEqualTo(Duration.ofMillis(9_900));
    assertThat(latencies.percentile(99.9)).isEqualTo(Duration.ofMillis(9_990));
    assertThat(latencies.percentile(100)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void ofOneTimeAllPercentilesAreThatTime() {
    latencies.add(Duration.ofMillis(7));

    assertThat(latencies.percentile(1)).isEqualTo(Duration.ofMillis(7));
    assertThat(latencies.percentile(99)).isEqualTo(Duration.ofMillis(7));
  }

  @Test
  void ofNothingPercentilesAreZero() {
    assertThat(latencies.percentile(99)).isZero();
  }
}
