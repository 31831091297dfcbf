package io.recado.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.gateway.turn.Stage;
import io.recado.gateway.work.Precedence;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class WorkersTest {

  private final Stage stage = new Stage(Map.of());
  private final AtomicBoolean stopped = new AtomicBoolean();
  private VirtualTimeScheduler time;
  private Workers workers;

  @BeforeEach
  void start() {
    time = VirtualTimeScheduler.getOrSet();
    workers =
        new Workers(
            stage.turnWorker(Flux.never()),
            stage.deliveryWorker(),
            new Precedence(stage.settings()),
            stage.settings());
    workers.start();
  }

  @AfterEach
  void realTimeAgain() {
    VirtualTimeScheduler.reset();
  }

  @Test
  void whatATurnSaysAtTheEndIsStillSent() {
    var read = Sinks.<String>one();
    stage.readingTakes(read.asMono());
    stage.writes("thanks");
    time.advanceTimeBy(Duration.ofSeconds(1));

    workers.stop(() -> stopped.set(true));
    assertThat(stopped).isFalse();
    read.tryEmitValue("read");

    assertThat(stopped).isTrue();
    assertThat(stage.heard()).containsExactly("¡Con gusto!");
    assertThat(workers.isRunning()).isFalse();
  }

  @Test
  void aTurnThatDoesNotEndLeavesHalfOfTheGraceToTheSenders() {
    stage.readingTakes(Mono.never());
    stage.writes("thanks");
    time.advanceTimeBy(Duration.ofSeconds(1));

    workers.stop(() -> stopped.set(true));
    time.advanceTimeBy(Duration.ofSeconds(9));
    assertThat(stopped).isFalse();
    time.advanceTimeBy(Duration.ofSeconds(1));

    assertThat(stopped).isTrue();
  }

  @Test
  void nothingIsSentAnyMoreOnceTheWorkersHaveStopped() {
    stage.readingTakes(Mono.never());
    stage.writes("thanks");
    time.advanceTimeBy(Duration.ofSeconds(1));
    workers.stop(() -> stopped.set(true));
    time.advanceTimeBy(Duration.ofSeconds(20));

    stage.leavesUnsent("too late");
    time.advanceTimeBy(Duration.ofSeconds(5));

    assertThat(stage.heard()).isEmpty();
  }

  @Test
  void aMessageThatIsNotTakenIsNotWaitedForLongerThanTheGrace() {
    stage.channelAnswers(Mono.never());
    stage.leavesUnsent("hello");
    time.advanceTimeBy(Duration.ofSeconds(1));

    workers.stop(() -> stopped.set(true));
    time.advanceTimeBy(Duration.ofSeconds(9));
    assertThat(stopped).isFalse();
    time.advanceTimeBy(Duration.ofSeconds(1));

    assertThat(stopped).isTrue();
  }

  @Test
  void workersStopAfterTheLastRequestAndBeforeTheServer() {
    assertThat(workers.isRunning()).isTrue();
    assertThat(workers.getPhase())
        .isLessThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE)
        .isGreaterThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
  }
}
