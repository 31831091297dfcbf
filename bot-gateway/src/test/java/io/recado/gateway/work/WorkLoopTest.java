package io.recado.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class WorkLoopTest {

  private final Sinks.Many<Integer> items = Sinks.many().unicast().onBackpressureBuffer();
  private final List<Integer> begun = new ArrayList<>();

  @Test
  void noMoreItemsAreWorkedOnAtATimeThanAllowed() {
    var first = Sinks.<Void>empty();
    WorkLoop.start(
        Flux.range(1, 5), item -> begin(item).then(item == 1 ? first.asMono() : Mono.never()), 2);
    assertThat(begun).containsExactly(1, 2);

    first.tryEmitEmpty();

    assertThat(begun).containsExactly(1, 2, 3);
  }

  @Test
  void itemsAreAskedForOnlyWhenThereIsRoomForThem() {
    var source = TestPublisher.<Integer>create();

    WorkLoop.start(source.flux(), item -> Mono.never(), 3);
    source.assertMaxRequested(3);
  }

  @Test
  void workThatFailsDoesNotEndTheLoop() {
    WorkLoop.start(
        Flux.range(1, 3),
        item -> begin(item).then(Mono.error(new IllegalStateException("signalled"))),
        1);

    assertThat(begun).containsExactly(1, 2, 3);
  }

  @Test
  void workThatThrowsDoesNotEndTheLoop() {
    WorkLoop.start(
        Flux.range(1, 3),
        item -> {
          begun.add(item);
          throw new IllegalStateException("thrown");
        },
        1);

    assertThat(begun).containsExactly(1, 2, 3);
  }

  @Test
  void drainingFinishesWhatIsUnderWayAndTakesNothingNew() {
    var underWay = Sinks.<Void>empty();
    var loop = WorkLoop.start(items.asFlux(), item -> begin(item).then(underWay.asMono()), 4);
    items.tryEmitNext(1);

    StepVerifier.create(loop.drain())
        .expectSubscription()
        .then(() -> items.tryEmitNext(2))
        .then(underWay::tryEmitEmpty)
        .verifyComplete();
    assertThat(begun).containsExactly(1);
  }

  @Test
  void drainingAnIdleLoopEndsAtOnce() {
    var loop = WorkLoop.start(items.asFlux(), this::begin, 4);

    StepVerifier.create(loop.drain()).verifyComplete();
    StepVerifier.create(loop.drain()).verifyComplete();
  }

  @Test
  void aSourceThatFailsEndsTheLoopButLetsItBeDrained() {
    var loop =
        WorkLoop.start(
            Flux.<Integer>error(new IllegalStateException("against the contract")), this::begin, 4);

    StepVerifier.create(loop.drain()).verifyComplete();
  }

  private Mono<Void> begin(int item) {
    return Mono.fromRunnable(() -> begun.add(item));
  }
}
