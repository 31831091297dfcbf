package io.recado.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.gateway.work.WorkLoop.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class WorkLoopTest {

  private final Sinks.Many<Integer> items = Sinks.many().unicast().onBackpressureBuffer();
  private final List<Integer> begun = new ArrayList<>();

  @Test
  void noMoreItemsAreWorkedOnAtATimeThanAllowed() {
    var first = Sinks.<Void>empty();
    start(Flux.range(1, 5), item -> begin(item).then(item == 1 ? first.asMono() : Mono.never()), 2);
    assertThat(begun).containsExactly(1, 2);

    first.tryEmitEmpty();

    assertThat(begun).containsExactly(1, 2, 3);
  }

  @Test
  void placesMayGrowFewerAndMore() {
    var places = new AtomicInteger(2);
    var ends = Stream.generate(Sinks::<Void>empty).limit(5).toList();
    WorkLoop.start(
        Flux.range(0, 5),
        item -> "one",
        item -> begin(item).then(ends.get(item).asMono()),
        new Limits(places::get, 100));

    places.set(1);
    ends.get(0).tryEmitEmpty();
    assertThat(begun).containsExactly(0, 1);

    places.set(3);
    ends.get(1).tryEmitEmpty();
    assertThat(begun).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void groupsTakeTurnsHoweverMuchOneOfThemHasWaiting() {
    var first = Sinks.<Void>empty();
    var later = Flux.range(11, 3).concatWithValues(25);

    WorkLoop.start(
        Flux.concat(Flux.just(10), later),
        item -> item / 10,
        item -> begin(item).then(item == 10 ? first.asMono() : Mono.empty()),
        new Limits(() -> 1, 100));
    first.tryEmitEmpty();

    assertThat(begun).containsExactly(10, 11, 25, 12, 13);
  }

  @Test
  void anItemWaitsOnceHoweverOftenItComes() {
    var first = Sinks.<Void>empty();

    start(
        Flux.just(1, 2, 2, 2),
        item -> begin(item).then(item == 1 ? first.asMono() : Mono.empty()),
        1);
    first.tryEmitEmpty();

    assertThat(begun).containsExactly(1, 2);
  }

  @Test
  void whatIsTooMuchForAGroupIsPassedOver() {
    var first = Sinks.<Void>empty();

    WorkLoop.start(
        Flux.range(1, 10),
        item -> "one",
        item -> begin(item).then(item == 1 ? first.asMono() : Mono.empty()),
        new Limits(() -> 1, 3));
    first.tryEmitEmpty();

    assertThat(begun).containsExactly(1, 2, 3, 4);
  }

  @Test
  void workThatFailsDoesNotEndTheLoop() {
    start(
        Flux.range(1, 3),
        item -> begin(item).then(Mono.error(new IllegalStateException("signalled"))),
        1);

    assertThat(begun).containsExactly(1, 2, 3);
  }

  @Test
  void workThatThrowsDoesNotEndTheLoop() {
    start(
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
    var loop = start(items.asFlux(), item -> begin(item).then(underWay.asMono()), 4);
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
    var loop = start(items.asFlux(), this::begin, 4);

    StepVerifier.create(loop.drain()).verifyComplete();
    StepVerifier.create(loop.drain()).verifyComplete();
  }

  @Test
  void aSourceThatFailsEndsTheLoopButLetsItBeDrained() {
    var loop =
        start(
            Flux.<Integer>error(new IllegalStateException("against the contract")), this::begin, 4);

    StepVerifier.create(loop.drain()).verifyComplete();
  }

  private static WorkLoop start(
      Flux<Integer> items, Function<Integer, Mono<Void>> work, int concurrency) {
    return WorkLoop.start(items, item -> "one", work, new Limits(() -> concurrency, 100));
  }

  private Mono<Void> begin(int item) {
    return Mono.fromRunnable(() -> begun.add(item));
  }
}
