package io.recado.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class PrecedenceTest {

  private final AtomicLong now = new AtomicLong(-42);
  private final Precedence precedence = new Precedence(Duration.ofMillis(250), now::get);

  @Test
  void nothingMakesWayWhileDeliveriesAreRecordedAtOnce() {
    record(Duration.ofMillis(250));

    assertThat(precedence.isNeeded()).isFalse();
  }

  @Test
  void afterASlowOneWorkMakesWayForAWhile() {
    record(Duration.ofMillis(251));

    assertThat(precedence.isNeeded()).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(precedence.isNeeded()).isFalse();
  }

  @Test
  void oneThatIsGivenUpCountsAsWell() {
    var waiting = precedence.first(Mono.never());

    StepVerifier.create(waiting).then(() -> pass(Duration.ofSeconds(2))).thenCancel().verify();

    assertThat(precedence.isNeeded()).isTrue();
  }

  private void record(Duration time) {
    var recording = Sinks.<Void>empty();
    var recorded = precedence.first(recording.asMono()).toFuture();
    pass(time);
    recording.tryEmitEmpty();
    recorded.join();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
