package io.recado.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.queue.Lease;
import io.recado.queue.WorkQueue;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class HoldLeaseTest {

  private static final Duration LEASE = Duration.ofSeconds(15);

  private final Stage stage = new Stage();
  private final List<String> ends = new ArrayList<>();
  private VirtualTimeScheduler time;
  private Lease lease;

  @BeforeEach
  void begin() {
    time = VirtualTimeScheduler.getOrSet();
    var key = stage.writes("thanks");
    lease = Await.value(stage.stores.queue().claim(key, "here", LEASE));
  }

  @AfterEach
  void realTimeAgain() {
    VirtualTimeScheduler.reset();
  }

  @Test
  void aLongTurnKeepsItsLease() {
    hold(stage.stores.queue(), Mono.delay(Duration.ofSeconds(40)).thenReturn("done"));

    for (int second = 0; second < 40; second += 5) {
      pass(Duration.ofSeconds(5));
      assertThat(Await.empty(stage.stores.queue().claim(lease.key(), "there", LEASE))).isTrue();
    }

    assertThat(ends).containsExactly("done");
  }

  @Test
  void aTurnWhoseLeaseIsLostIsBrokenOff() {
    hold(stage.stores.queue(), Mono.never());
    stage.clock.advance(LEASE);
    Await.value(stage.stores.queue().claim(lease.key(), "there", LEASE));

    pass(Duration.ofSeconds(5));

    assertThat(ends).containsExactly("nothing");
  }

  @Test
  void aRenewalThatFailsDoesNotEndTheTurn() {
    var queue = new UnreachableQueue(stage.stores.queue());
    hold(queue, Mono.delay(Duration.ofSeconds(12)).thenReturn("done"));

    pass(Duration.ofSeconds(5));
    queue.isBack();
    pass(Duration.ofSeconds(5));
    pass(Duration.ofSeconds(2));

    assertThat(ends).containsExactly("done");
  }

  @Test
  void aTurnThatHangsIsBrokenOffInTheEnd() {
    hold(stage.stores.queue(), Mono.never());

    for (int second = 0; second < 60; second += 5) {
      pass(Duration.ofSeconds(5));
    }

    assertThat(ends).containsExactly(TimeoutException.class.getSimpleName());
  }

  private void hold(WorkQueue queue, Mono<String> turn) {
    new HoldLease(queue, stage.policy)
        .during(lease, turn)
        .defaultIfEmpty("nothing")
        .onErrorResume(error -> Mono.just(error.getClass().getSimpleName()))
        .subscribe(ends::add);
  }

  private void pass(Duration duration) {
    stage.clock.advance(duration);
    time.advanceTimeBy(duration);
  }
}
