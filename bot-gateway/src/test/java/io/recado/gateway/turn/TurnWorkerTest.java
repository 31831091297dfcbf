package io.recado.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class TurnWorkerTest {

  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final Stage stage = new Stage(Map.of("RECADO_TURN_CONCURRENCY", "2"));
  private final Sinks.Many<Awaited> signals = Sinks.many().unicast().onBackpressureBuffer();
  private VirtualTimeScheduler time;

  @BeforeEach
  void virtualTime() {
    time = VirtualTimeScheduler.getOrSet();
  }

  @AfterEach
  void realTimeAgain() {
    VirtualTimeScheduler.reset();
  }

  @Test
  void aSignalIsFollowedOnceItsConversationHasBeenQuiet() {
    stage.turnWorker(signals.asFlux()).start(() -> false);
    signals.tryEmitNext(awaited(stage.writes("thanks")));

    time.advanceTimeBy(Duration.ofMillis(299));
    assertThat(stage.understander.heard()).isEmpty();

    time.advanceTimeBy(Duration.ofMillis(1));
    assertThat(stage.understander.heard()).hasSize(1);
  }

  @Test
  void nothingIsClaimedBeforeMessagesCanBeRead() {
    var trained = Sinks.<Void>empty();
    stage.understander.warmsUpUntil(trained.asMono());
    stage.turnWorker(Flux.never()).start(() -> false);
    stage.writes("thanks");
    time.advanceTimeBy(SWEEP.multipliedBy(3));
    assertThat(stage.understander.heard()).isEmpty();

    trained.tryEmitEmpty();
    time.advanceTimeBy(SWEEP);

    assertThat(stage.understander.heard()).hasSize(1);
  }

  @Test
  void withoutASignalTheSweepFindsTheWork() {
    stage.turnWorker(Flux.never()).start(() -> false);
    stage.writes("thanks");

    time.advanceTimeBy(SWEEP);

    assertThat(stage.understander.heard()).hasSize(1);
  }

  @Test
  void aSweepTakesUpAllThatIsDueAndNotOnlyOneForEachWorker() {
    stage.turnWorker(Flux.never()).start(() -> false);
    for (int i = 0; i < 100; i++) {
      stage.writesAs("user" + i, "thanks");
    }

    time.advanceTimeBy(SWEEP);

    assertThat(stage.understander.heard()).hasSize(100);
  }

  @Test
  void aConversationIsClaimedOnlyWhenSomebodyIsFreeToServeIt() {
    stage.readingTakes(Mono.never());
    stage.turnWorker(signals.asFlux()).start(() -> false);
    for (int i = 0; i < 10; i++) {
      signals.tryEmitNext(awaited(stage.writesAs("user" + i, "thanks")));
    }

    time.advanceTimeBy(SWEEP);

    var depth = Await.value(stage.stores.queue().depth());
    assertThat(depth.leased()).isEqualTo(1);
    assertThat(depth.due()).isEqualTo(9);
  }

  @Test
  void aSweepThatFailsIsFollowedByAnother() {
    var queue = new UnreachableQueue(stage.stores.queue());
    new TurnWorker(
            queue,
            stage.wakeups(Flux.never()),
            stage.conversations,
            stage.policy,
            stage.understander)
        .start(() -> false);
    stage.writes("thanks");
    time.advanceTimeBy(SWEEP);
    assertThat(stage.understander.heard()).isEmpty();

    queue.isBack();
    time.advanceTimeBy(SWEEP);

    assertThat(stage.understander.heard()).hasSize(1);
  }

  @Test
  void drainingEndsTheTurnUnderWayAndClaimsNothingNew() {
    var read = Sinks.<String>one();
    stage.readingTakes(read.asMono());
    var loop = stage.turnWorker(signals.asFlux()).start(() -> false);
    var underWay = stage.writesAs("ana", "thanks");
    var later = stage.writesAs("eva", "thanks");
    signals.tryEmitNext(awaited(underWay));
    time.advanceTimeBy(Duration.ofMillis(300));

    StepVerifier.create(loop.drain())
        .expectSubscription()
        .then(() -> signals.tryEmitNext(awaited(later)))
        .then(() -> time.advanceTimeBy(SWEEP))
        .then(() -> read.tryEmitValue("read"))
        .verifyComplete();

    assertThat(stage.pending(underWay)).isZero();
    assertThat(stage.pending(later)).isEqualTo(1);
  }

  private static Awaited awaited(ConversationKey key) {
    return new Awaited(key, Duration.ofMillis(300));
  }
}
