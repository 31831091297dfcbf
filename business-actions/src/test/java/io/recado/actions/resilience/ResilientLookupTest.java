package io.recado.actions.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.None;
import io.recado.action.LookupOutcome.Unavailable;
import io.recado.action.Proof;
import io.recado.actions.ScriptedLookup;
import io.recado.conversation.Uuid7;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ResilientLookupTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final ActionLimits LIMITS = ActionLimits.of(Settings.of(Map.of()));

  private final TenantId tenant = new TenantId(Uuid7.next());
  private final TenantId neighbour = new TenantId(Uuid7.next());
  private final ScriptedLookup backend = new ScriptedLookup("free_times");
  private final ActionGuards guards = new ActionGuards(LIMITS, new SettableClock(START));
  private final Lookup lookup = guards.guard(backend);

  @Test
  void isTheLookupItGuards() {
    assertThat(lookup.name()).isEqualTo(backend.name());
    assertThat(lookup.proof()).isEqualTo(Proof.CUSTOMER);
    assertThat(lookup.requiredInputs()).isEqualTo(backend.requiredInputs());
    assertThat(lookup.optionalInputs()).isEqualTo(backend.optionalInputs());
    assertThat(lookup.facts()).isEqualTo(backend.facts());
    assertThat(find(tenant)).isEqualTo(ScriptedLookup.FOUND);
  }

  @Test
  void whatTakesTooLongIsUnavailable() {
    backend.endsWith(Mono.never());

    StepVerifier.withVirtualTime(() -> lookup.find(backend.request(tenant)))
        .expectSubscription()
        .expectNoEvent(LIMITS.timeLimit().minusMillis(1))
        .thenAwait(Duration.ofMillis(1))
        .expectNext(new Unavailable())
        .verifyComplete();
  }

  @Test
  void anErrorAndNoAnswerAreUnavailable() {
    backend.endsWith(Mono.error(new IllegalStateException("broken")));
    assertThat(find(tenant)).isEqualTo(new Unavailable());

    backend.endsWith(Mono.empty());
    assertThat(find(tenant)).isEqualTo(new Unavailable());
  }

  @Test
  void aBackendThatIsAwayIsLeftAloneForThisTenantOnly() {
    backend.endsWith(Mono.just(new Unavailable()));
    for (int call = 0; call < LIMITS.leastCalls(); call++) {
      find(tenant);
    }
    backend.endsWith(Mono.just(ScriptedLookup.FOUND));

    assertThat(find(tenant)).isEqualTo(new Unavailable());
    assertThat(find(neighbour)).isEqualTo(ScriptedLookup.FOUND);
    assertThat(guards.open()).containsExactly("free_times/" + tenant);
  }

  @Test
  void findingNothingIsNoFailure() {
    backend.endsWith(Mono.just(new None("nothing_free")));
    for (int call = 0; call < LIMITS.window(); call++) {
      assertThat(find(tenant)).isEqualTo(new None("nothing_free"));
    }
    assertThat(guards.open()).isEmpty();
  }

  private LookupOutcome find(TenantId of) {
    return Await.value(lookup.find(backend.request(of)));
  }
}
