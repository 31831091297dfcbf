package io.recado.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.channel.Channel;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.gateway.work.Precedence;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.Journal;
import io.recado.journal.Journal.Accepted;
import io.recado.live.Wakeups;
import io.recado.queue.Awaited;
import io.recado.settings.Settings;
import io.recado.store.Events;
import io.recado.store.InMemoryStores;
import io.recado.testing.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    assertThat(wakeups.woken).containsExactlyElementsOf(accepted.awaited());
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
  void aHangingRedisHoldsUpNobody() {
    wakeups.answer = Mono.never();

    assertThat(Await.value(accept(stores.journal())).recorded()).isEqualTo(1);
  }

  @Test
  void theFloodOfOneTenantIsTurnedAwayAndNobodyElses() {
    var intake = intake(stores.journal(), Map.of("RECADO_TENANT_EVENTS_PER_SECOND", "1"));
    Flux.range(0, 10).concatMap(n -> intake.accept(channel, saying(n), null)).blockLast();

    StepVerifier.create(intake.accept(channel, saying(10), null))
        .verifyErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOfSatisfying(
                        GatewayProblem.class,
                        problem ->
                            assertThat(problem.error()).isEqualTo(GatewayError.TOO_MANY_REQUESTS)));
    assertThat(Await.value(intake.accept(stores.aChannel(), saying(11), null)).recorded())
        .isEqualTo(1);
  }

  @Test
  void receiptsAreNotCountedAgainstATenant() {
    var intake = intake(stores.journal(), Map.of("RECADO_TENANT_EVENTS_PER_SECOND", "1"));

    var accepted =
        Flux.range(0, 20)
            .map(n -> Events.receipt("wamid." + n, DeliveryStatus.READ, null))
            .concatMap(receipt -> intake.accept(channel, List.of(receipt), null))
            .collectList()
            .block();

    assertThat(accepted).hasSize(20).allMatch(each -> each.recorded() == 1);
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
    return intake(journal, Map.of()).accept(channel, List.of(Events.saying("hi")), null);
  }

  private JournalIntake intake(Journal journal, Map<String, String> environment) {
    var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    var counts = new InboundCounts((tenant, count) -> dropped += count, meters);
    var settings = Settings.of(environment);
    return new JournalIntake(journal, wakeups, counts, new Precedence(settings), settings, clock);
  }

  private static List<InboundEvent> saying(int number) {
    return List.of(Events.message("ana", "key" + number, "hi"));
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

    final List<Awaited> woken = new ArrayList<>();
    Mono<Void> answer = Mono.empty();

    @Override
    public Mono<Void> wake(Collection<Awaited> conversations) {
      return Mono.fromRunnable(() -> woken.addAll(conversations)).then(answer);
    }

    @Override
    public Flux<Awaited> signals() {
      return Flux.never();
    }
  }
}
