package io.recado.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.gateway.work.WorkLoop.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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
  private final List<Sinks.Empty<Void>> ends =
      Stream.generate(Sinks::<Void>empty).limit(5_000).toList();
  private int ended;

  @Test
  void noMoreItemsAreWorkedOnAtATimeThanAllowed() {
    start(Flux.range(0, 40), item -> begin(item).then(ends.get(item).asMono()), 2);

    for (int item = 0; item < 34; item++) {
      assertThat(begun.size() - item).isBetween(1, 2);
      ends.get(item).tryEmitEmpty();
    }

    assertThat(begun).hasSize(36);
  }

  @Test
  void itTellsWhatItHasInHandAndWhatWaits() {
    var loop = start(Flux.range(0, 40), item -> begin(item).then(ends.get(item).asMono()), 2);
    var full = loop.load();

    for (int item = 0; item < 40; item++) {
      ends.get(item).tryEmitEmpty();
    }

    assertThat(full.underWay()).isEqualTo(1);
    assertThat(full.waiting()).isEqualTo(39);
    assertThat(loop.load()).isEqualTo(WorkLoop.Load.NONE);
  }

  @Test
  void itStartsWithAnEighthOfItsPlacesAndEarnsMore() {
    begin(16, () -> false);

    assertThat(underWayAfter(0)).isEqualTo(2);
    assertThat(underWayAfter(15)).isEqualTo(2);
    assertThat(underWayAfter(16)).isEqualTo(3);
    assertThat(underWayAfter(14 * 16)).isEqualTo(16);
    assertThat(underWayAfter(1_000)).isEqualTo(16);
  }

  @Test
  void whenItHasToMakeWayItStartsAnew() {
    var makesWay = new AtomicBoolean();
    begin(16, makesWay::get);
    assertThat(underWayAfter(300)).isEqualTo(16);

    makesWay.set(true);
    assertThat(underWayAfter(340)).isEqualTo(2);

    makesWay.set(false);
    assertThat(underWayAfter(340 + 14 * 16)).isEqualTo(16);
  }

  @Test
  void groupsTakeTurnsHoweverMuchOneOfThemHasWaiting() {
    var first = Sinks.<Void>empty();
    var later = Flux.range(11, 3).concatWithValues(25);

    WorkLoop.start(
        Flux.concat(Flux.just(10), later),
        item -> item / 10,
        item -> begin(item).then(item == 10 ? first.asMono() : Mono.empty()),
        new Limits(1, 100, () -> false));
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
        new Limits(1, 3, () -> false));
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

  /** Work on as many items as one likes, each of which ends when told to. */
  private void begin(int concurrency, BooleanSupplier makesWay) {
    WorkLoop.start(
        Flux.range(0, 5_000),
        item -> "one",
        item -> begin(item).then(ends.get(item).asMono()),
        new Limits(concurrency, 5_000, makesWay));
  }

  /** How many items are under way when so many have ended, the oldest first. */
  private int underWayAfter(int ended) {
    while (this.ended < ended) {
      ends.get(this.ended++).tryEmitEmpty();
    }
    return begun.size() - ended;
  }

  private static WorkLoop start(
      Flux<Integer> items, Function<Integer, Mono<Void>> work, int concurrency) {
    return WorkLoop.start(items, item -> "one", work, new Limits(concurrency, 100, () -> false));
  }

  private Mono<Void> begin(int item) {
    return Mono.fromRunnable(() -> begun.add(item));
  }
}
