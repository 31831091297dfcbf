package io.recado.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.channel.Channel;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.journal.Journal;
import io.recado.journal.Journal.Accepted;
import io.recado.live.Wakeups;
import io.recado.queue.ConversationKey;
import io.recado.store.Events;
import io.recado.store.InMemoryStores;
import io.recado.testing.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class JournalIntakeTest {

  private final InMemoryStores stores = new InMemoryStores(Clock.systemUTC());
  private final Channel channel = stores.aChannel();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RecordingWakeups wakeups = new RecordingWakeups();
  private int dropped;

  @Test
  void whatIsRecordedWakesItsConversation() {
    var accepted = Await.value(accept(stores.journal()));

    assertThat(accepted.recorded()).isEqualTo(1);
    assertThat(wakeups.woken).containsExactlyElementsOf(accepted.conversations());
    assertThat(counted("recado.inbound.events")).isEqualTo(1);
  }

  @Test
  void aDuplicateWakesNobody() {
    Await.done(accept(stores.journal()));
    wakeups.woken.clear();

    var again = Await.value(accept(stores.journal()));

    assertThat(again.duplicates()).isEqualTo(1);
    assertThat(wakeups.woken).isEmpty();
    assertThat(counted("recado.inbound.duplicates")).isEqualTo(1);
    assertThat(dropped).isEqualTo(1);
  }

  @Test
  void nobodyIsWokenBeforeTheCommit() {
    var commit = Sinks.<Accepted>one();

    StepVerifier.create(accept((channel, events, body) -> commit.asMono()))
        .expectSubscription()
        .then(() -> assertThat(wakeups.woken).isEmpty())
        .then(() -> commit.tryEmitValue(new Accepted(0, 1, List.of())))
        .expectNextCount(1)
        .verifyComplete();
  }

  @Test
  void withoutTheDatabaseTheChannelIsToldToTryAgain() {
    Journal away = (channel, events, body) -> Mono.error(new IllegalStateException("away"));

    StepVerifier.create(accept(away)).verifyErrorSatisfies(JournalIntakeTest::isTryAgain);
    assertThat(wakeups.woken).isEmpty();
  }

  @Test
  void withoutRedisWhatIsRecordedIsAcceptedAllTheSame() {
    wakeups.answer = Mono.error(new IllegalStateException("away"));

    assertThat(Await.value(accept(stores.journal())).recorded()).isEqualTo(1);
  }

  @Test
  void aHangingRedisHoldsUpNobodyForLong() {
    wakeups.answer = Mono.never();

    StepVerifier.withVirtualTime(() -> accept(stores.journal()))
        .thenAwait(Duration.ofMillis(500))
        .expectNextCount(1)
        .verifyComplete();
  }

  /** A redelivery finds a duplicate then and wakes nobody: the sweep must see the work. */
  @Test
  void whatIsRecordedAfterTheChannelLostPatienceIsLeftToTheSweep() {
    var database = Sinks.<Void>empty();
    Journal slow =
        (channel, events, body) ->
            Mono.fromFuture(
                database.asMono().then(stores.journal().accept(channel, events, body)).toFuture(),
                true);

    StepVerifier.withVirtualTime(() -> accept(slow))
        .thenAwait(Duration.ofSeconds(2))
        .verifyErrorSatisfies(JournalIntakeTest::isTryAgain);
    database.tryEmitEmpty();

    assertThat(Await.value(accept(stores.journal())).duplicates()).isEqualTo(1);
    assertThat(wakeups.woken).isEmpty();
    assertThat(Await.all(stores.queue().due(10))).hasSize(1);
  }

  private Mono<Accepted> accept(Journal journal) {
    return new JournalIntake(journal, wakeups, (tenant, count) -> dropped += count, meters)
        .accept(channel, List.of(Events.saying("hi")), null);
  }

  private double counted(String counter) {
    return meters.counter(counter, "channel", channel.kind().code()).count();
  }

  private static void isTryAgain(Throwable error) {
    assertThat(error)
        .isInstanceOfSatisfying(
            GatewayProblem.class,
            problem -> assertThat(problem.error()).isEqualTo(GatewayError.TRY_AGAIN));
  }

  private static final class RecordingWakeups implements Wakeups {

    final List<ConversationKey> woken = new ArrayList<>();
    Mono<Void> answer = Mono.empty();

    @Override
    public Mono<Void> wake(Collection<ConversationKey> conversations) {
      return Mono.fromRunnable(() -> woken.addAll(conversations)).then(answer);
    }

    @Override
    public Flux<ConversationKey> signals() {
      return Flux.never();
    }
  }
}
