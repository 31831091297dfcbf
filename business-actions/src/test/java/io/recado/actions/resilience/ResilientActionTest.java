package io.recado.actions.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionOutcome.Unavailable;
import io.recado.action.BusinessAction;
import io.recado.action.Proof;
import io.recado.actions.ScriptedAction;
import io.recado.conversation.Uuid7;
import io.recado.health.Degraded;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class ResilientActionTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final ActionLimits LIMITS = ActionLimits.of(Settings.of(Map.of()));

  private final TenantId tenant = new TenantId(Uuid7.next());
  private final TenantId neighbour = new TenantId(Uuid7.next());
  private final SettableClock clock = new SettableClock(START);
  private final ScriptedAction backend = new ScriptedAction("open_ticket");
  private final ActionGuards guards = new ActionGuards(LIMITS, clock);
  private final BusinessAction action = guards.guard(backend);

  @Test
  void isTheActionItGuards() {
    assertThat(action.name()).isEqualTo(backend.name());
    assertThat(action.proof()).isEqualTo(Proof.CUSTOMER);
    assertThat(action.needsConfirmation()).isTrue();
    assertThat(action.requiredInputs()).isEqualTo(backend.requiredInputs());
    assertThat(action.optionalInputs()).isEqualTo(backend.optionalInputs());
    assertThat(action.receiptFacts()).isEqualTo(backend.receiptFacts());
    assertThat(perform(tenant)).isEqualTo(ScriptedAction.DONE);
  }

  @Test
  void theTimeLimitIsTheOneThatIsSet() {
    var settings = Settings.of(Map.of(Setting.ACTION_TIMEOUT.variable(), "1500ms"));

    assertThat(ActionLimits.of(settings).timeLimit()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(LIMITS.timeLimit()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatTakesTooLongIsUnavailable() {
    backend.endsWith(Mono.never());

    StepVerifier.withVirtualTime(() -> action.perform(backend.request(tenant)))
        .expectSubscription()
        .expectNoEvent(LIMITS.timeLimit().minusMillis(1))
        .thenAwait(Duration.ofMillis(1))
        .expectNext(new Unavailable(null))
        .verifyComplete();
  }

  @Test
  void anErrorIsUnavailableHoweverItCame() {
    backend.endsWith(Mono.error(new Broken()));
    assertThat(perform(tenant)).isEqualTo(new Unavailable(null));

    backend.endsWith(
        Mono.defer(
            () -> {
              throw new Broken();
            }));
    assertThat(perform(tenant)).isEqualTo(new Unavailable(null));

    backend.endsWith(Mono.empty());
    assertThat(perform(tenant)).isEqualTo(new Unavailable(null));
  }

  @Test
  void theBreakerOpensAfterFailuresAndSaysUntilWhen() {
    backend.endsWith(Mono.error(new Broken()));
    performTimes(LIMITS.leastCalls());
    clock.advance(Duration.ofSeconds(5));

    var outcome = perform(tenant);

    assertThat(outcome).isEqualTo(new Unavailable(START.plus(LIMITS.openFor())));
    assertThat(backend.calls()).isEqualTo(LIMITS.leastCalls());
  }

  @Test
  void timeoutsOpenTheBreakerToo() {
    backend.endsWith(Mono.never());
    for (int i = 0; i < LIMITS.leastCalls(); i++) {
      StepVerifier.withVirtualTime(() -> action.perform(backend.request(tenant)))
          .thenAwait(LIMITS.timeLimit())
          .expectNextCount(1)
          .verifyComplete();
    }

    assertThat(perform(tenant)).isEqualTo(new Unavailable(START.plus(LIMITS.openFor())));
  }

  @Test
  void anActionThatSaysItIsUnavailableOpensTheBreakerToo() {
    var away = new Unavailable(START.plusSeconds(7));
    backend.endsWith(Mono.just(away));

    assertThat(perform(tenant)).isEqualTo(away);
    performTimes(LIMITS.leastCalls() - 1);

    assertThat(perform(tenant)).isEqualTo(new Unavailable(START.plus(LIMITS.openFor())));
  }

  @Test
  void aRejectionIsNoFailure() {
    backend.endsWith(Mono.just(new Rejected("summary_blank")));

    performTimes(5 * LIMITS.window());

    assertThat(perform(tenant)).isEqualTo(new Rejected("summary_blank"));
  }

  @Test
  void aRequestThatIsRefusedIsUnavailableButNoFailureOfTheBackend() {
    backend.endsWith(Mono.error(new RequestRefusedException(422)));

    performTimes(5 * LIMITS.window());

    assertThat(perform(tenant)).isEqualTo(new Unavailable(null));
    assertThat(backend.calls()).isEqualTo(5 * LIMITS.window() + 1);
  }

  @Test
  void whatCannotBeToldOfARequestIsNoFailureOfTheBackend() {
    perform(tenant);
    backend.endsWith(Mono.just(new Unavailable(null)));

    for (int i = 0; i < 5 * LIMITS.window(); i++) {
      assertThat(Await.value(action.outcomeOf(backend.request(tenant))))
          .isEqualTo(new Unavailable(null));
    }

    backend.endsWith(Mono.just(ScriptedAction.DONE));
    assertThat(perform(tenant)).isEqualTo(ScriptedAction.DONE);
  }

  @Test
  void theBreakerClosesWhenTrialCallsSucceed() {
    open();
    clock.advance(LIMITS.openFor().plusMillis(1));
    backend.endsWith(Mono.just(ScriptedAction.DONE));

    performTimes(LIMITS.trialCalls());

    for (int i = 0; i < LIMITS.window(); i++) {
      assertThat(perform(tenant)).isEqualTo(ScriptedAction.DONE);
    }
  }

  @Test
  void theBreakerOpensAgainWhenTrialCallsFail() {
    open();
    clock.advance(LIMITS.openFor().plusMillis(1));
    performTimes(LIMITS.trialCalls());

    assertThat(perform(tenant)).isEqualTo(new Unavailable(clock.instant().plus(LIMITS.openFor())));
  }

  @Test
  void oneTenantsBreakerLeavesTheOthersAlone() {
    open();
    backend.endsWith(Mono.just(ScriptedAction.DONE));

    assertThat(perform(tenant)).isInstanceOf(Unavailable.class);
    assertThat(perform(neighbour)).isEqualTo(ScriptedAction.DONE);
  }

  @Test
  void oneActionsBreakerLeavesTheOthersAlone() {
    open();
    var other = new ScriptedAction("book_appointment");

    var outcome = Await.value(guards.guard(other).perform(other.request(tenant)));

    assertThat(outcome).isEqualTo(ScriptedAction.DONE);
  }

  @Test
  void noMoreCallsThanTheBulkheadHoldsRunAtATime() {
    var answer = Sinks.<ActionOutcome>one();
    backend.endsWith(answer.asMono());
    var waiting = new ArrayList<CompletableFuture<ActionOutcome>>();
    for (int i = 0; i < LIMITS.mostCalls(); i++) {
      waiting.add(action.perform(backend.request(tenant)).toFuture());
    }

    assertThat(perform(tenant)).isEqualTo(new Unavailable(null));
    assertThat(backend.calls()).isEqualTo(LIMITS.mostCalls());

    answer.tryEmitValue(ScriptedAction.DONE).orThrow();
    assertThat(waiting).allMatch(future -> future.join().equals(ScriptedAction.DONE));
    assertThat(perform(tenant)).isEqualTo(ScriptedAction.DONE);
  }

  @Test
  void aCallThatIsCancelledGivesItsPlaceBack() {
    backend.endsWith(Mono.never());
    for (int i = 0; i < 3 * LIMITS.mostCalls(); i++) {
      action.perform(backend.request(tenant)).subscribe().dispose();
    }
    backend.endsWith(Mono.just(ScriptedAction.DONE));

    assertThat(perform(tenant)).isEqualTo(ScriptedAction.DONE);
  }

  @Test
  void nothingIsCalledBeforeSubscription() {
    var unused = action.perform(backend.request(tenant));

    assertThat(unused).isNotNull();
    assertThat(backend.calls()).isZero();
  }

  @Test
  void everyGuardShowsAsMeters() {
    var meters = new SimpleMeterRegistry();
    var metered = new ActionGuards(LIMITS, clock).metered(meters).guard(backend);

    Await.done(metered.perform(backend.request(tenant)));

    assertThat(
            meters
                .get("resilience4j.circuitbreaker.calls")
                .tag("tenant", tenant.toString())
                .tag("action", "open_ticket")
                .tag("kind", "successful")
                .timer()
                .count())
        .isOne();
    assertThat(
            meters
                .get("resilience4j.bulkhead.available.concurrent.calls")
                .tag("tenant", tenant.toString())
                .gauge()
                .value())
        .isEqualTo(LIMITS.mostCalls());
  }

  @Test
  void whatBecameOfARequestIsAskedBehindTheSameGuard() {
    assertThat(Await.empty(action.outcomeOf(backend.request(neighbour)))).isTrue();
    open();

    var outcome = Await.value(action.outcomeOf(backend.request(tenant)));

    assertThat(outcome).isEqualTo(new Unavailable(START.plus(LIMITS.openFor())));
    assertThat(backend.calls()).isEqualTo(LIMITS.leastCalls());
  }

  @Test
  void healthNamesTheBackendsThatAreLeftAlone() {
    var health = new ActionHealth(guards);
    perform(neighbour);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    open();

    assertThat(health.health().getStatus()).isEqualTo(Degraded.STATUS);
    assertThat(health.health().getDetails())
        .containsEntry("open", List.of("open_ticket/" + tenant));
  }

  @Test
  void guardsOfIdleTenantsAreDroppedWithTheirMeters() {
    var meters = new SimpleMeterRegistry();
    var metered = new ActionGuards(LIMITS, clock).metered(meters).guard(backend);
    Await.done(metered.perform(backend.request(tenant)));
    clock.advance(LIMITS.idle().plusMillis(1));

    Await.done(metered.perform(backend.request(neighbour)));

    assertThat(tenantsOf(meters)).containsExactly(neighbour.toString());
  }

  @Test
  void noMoreGuardsAreKeptThanAllowed() {
    var meters = new SimpleMeterRegistry();
    var few =
        new ActionLimits(LIMITS.timeLimit(), 1, 20, 10, LIMITS.openFor(), 3, 5, LIMITS.idle());
    var metered = new ActionGuards(few, clock).metered(meters).guard(backend);

    for (int i = 0; i < 50; i++) {
      Await.done(metered.perform(backend.request(new TenantId(Uuid7.next()))));
    }

    assertThat(tenantsOf(meters)).hasSizeLessThanOrEqualTo(5);
  }

  private static Set<String> tenantsOf(MeterRegistry meters) {
    return meters.getMeters().stream()
        .map(meter -> String.valueOf(meter.getId().getTag("tenant")))
        .collect(Collectors.toSet());
  }

  private void open() {
    backend.endsWith(Mono.error(new Broken()));
    performTimes(LIMITS.leastCalls());
  }

  private void performTimes(int times) {
    for (int i = 0; i < times; i++) {
      perform(tenant);
    }
  }

  private ActionOutcome perform(TenantId as) {
    return Await.value(action.perform(backend.request(as)));
  }

  /** A failure that does not fill the log with its stack. */
  private static final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Broken() {
      super("broken", null, false, false);
    }
  }
}
