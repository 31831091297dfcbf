package io.recado.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.testing.Await;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PortionsTest {

  private static final int PIECE = 64 * 1024;

  @Test
  void togetherTheyAreTheSameBytes() {
    var random = new Random(1);
    var whole = new byte[PIECE];
    var rest = new byte[20_001];
    random.nextBytes(whole);
    random.nextBytes(rest);

    var joined = Await.value(WholeBody.of(Portions.of(Flux.just(whole, rest)), 2 * PIECE));

    assertThat(joined).hasSize(PIECE + 20_001).startsWith(whole).endsWith(rest);
  }

  /** As many as the server takes before the first has gone out. */
  @Test
  void whoeverReadsNothingHoldsLittle() {
    var taken = new AtomicInteger();
    var pieces = Flux.range(0, 256).concatMap(_ -> piece(taken), 0);

    Await.all(Portions.of(pieces).take(128));

    assertThat(taken.get() * PIECE).isLessThan(1_300_000);
  }

  private static Mono<byte[]> piece(AtomicInteger taken) {
    return Mono.fromSupplier(
        () -> {
          taken.incrementAndGet();
          return new byte[PIECE];
        });
  }
}
