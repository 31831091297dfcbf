package io.recado.benchmarks.fault;

import io.recado.benchmarks.channels.ChannelApis;
import io.recado.benchmarks.channels.Received;
import io.recado.benchmarks.fault.Balancer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the acknowledgement of a visitor's only message to the first reply. */
record Latencies(List<Duration> sorted) {

  Latencies {
    sorted = sorted.stream().sorted().toList();
  }

  /** Of those who wrote once; asked when all work is done. */
  static Latencies of(Stream<Answer> answers, ChannelApis apis) {
    return new Latencies(
        answers
            .filter(Answer::acknowledged)
            .map(answer -> latency(answer, apis))
            .filter(Objects::nonNull)
            .toList());
  }

  Duration p99() {
    return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1);
  }

  Duration longest() {
    return sorted.isEmpty() ? Duration.ZERO : sorted.getLast();
  }

  int count() {
    return sorted.size();
  }

  private static @Nullable Duration latency(Answer answer, ChannelApis apis) {
    var customer = answer.event().customer();
    return apis.takenBy(customer.shop().caller(), customer.address()).stream()
        .findFirst()
        .map(Received::nanos)
        .map(nanos -> Duration.ofNanos(nanos - answer.ended()))
        .orElse(null);
  }
}
