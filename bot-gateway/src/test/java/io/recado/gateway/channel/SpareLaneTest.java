package io.recado.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SpareLaneTest {

  private final SpareLane lane = new SpareLane(2);
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void whatFindsNoPlaceIsLeftOut() {
    lane.take(hanging()).subscribe();
    lane.take(hanging()).subscribe();

    lane.take(hanging()).block();

    assertThat(calls).hasValue(2);
  }

  @Test
  void aCallThatEndsGivesItsPlaceBackHoweverItEnds() {
    lane.take(Mono.error(new IllegalStateException("defect"))).onErrorComplete().block();
    lane.take(Mono.empty()).block();
    lane.take(hanging()).subscribe().dispose();

    lane.take(hanging()).subscribe();
    lane.take(hanging()).subscribe();

    assertThat(calls).hasValue(3);
  }

  private Mono<Void> hanging() {
    return Mono.defer(
        () -> {
          calls.incrementAndGet();
          return Mono.never();
        });
  }
}
