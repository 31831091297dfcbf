package io.recado.actions.resilience;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.BusinessAction;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.health.GuardReport;
import io.recado.health.GuardSource;
import io.recado.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The guards of all actions and lookups of all tenants: one tenant's broken backend must not close
 * another's. A guard that is long unused is dropped, with its meters.
 */
public final class ActionGuards implements GuardSource {

  private final ActionLimits limits;
  private final Clock clock;
  private final BulkheadRegistry bulkheads;
  private final CircuitBreakerRegistry breakers;
  private final LoadingCache<Key, ActionGuard> guards;

  public ActionGuards(ActionLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.bulkheads = BulkheadRegistry.of(bulkheadConfig(limits));
    this.breakers = CircuitBreakerRegistry.of(breakerConfig(limits, clock));
    this.guards =
        Caffeine.newBuilder()
            .maximumSize(limits.mostGuards())
            .expireAfterAccess(limits.idle())
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .evictionListener(
                (@Nullable Key key, @Nullable ActionGuard guard, RemovalCause cause) -> drop(key))
            .build(this::create);
  }

  /** Shows every guard as meters ({@code resilience4j.…}), tagged with tenant and action. */
  public ActionGuards metered(MeterRegistry registry) {
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
    TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(registry);
    return this;
  }

  /** The same action, guarded. */
  public BusinessAction guard(BusinessAction action) {
    return new ResilientAction(action, this);
  }

  /** The same lookup, guarded. */
  public Lookup guard(Lookup lookup) {
    return new ResilientLookup(lookup, this);
  }

  /**
   * A call of a tenant's backend that is no action of its own, guarded: it fails when it takes too
   * long, and at once while its breaker is open.
   */
  public <T> Mono<T> protect(TenantId tenant, ActionName backend, Mono<T> call) {
    return Mono.defer(() -> of(tenant, backend).protect(call));
  }

  /** The guards whose breaker lets no call through now, as {@code action/tenant}, in order. */
  List<String> open() {
    return breakers.getAllCircuitBreakers().stream()
        .filter(breaker -> breaker.getState() == State.OPEN)
        .map(CircuitBreaker::getName)
        .sorted()
        .toList();
  }

  /** How the guards of a tenant's backends stand in this process, by name. */
  public List<GuardState> of(TenantId tenant) {
    return guards.asMap().entrySet().stream()
        .filter(guard -> guard.getKey().tenant().equals(tenant))
        .map(guard -> guard.getValue().state(guard.getKey().action()))
        .sorted(Comparator.comparing(state -> state.backend().value()))
        .toList();
  }

  @Override
  public Stream<GuardReport> guards() {
    return guards.asMap().entrySet().stream()
        .map(guard -> report(guard.getKey(), guard.getValue().state(guard.getKey().action())));
  }

  private static GuardReport report(Key key, GuardState state) {
    return new GuardReport(
        key.tenant().value(),
        GuardReport.Kind.ACTION,
        key.action().value(),
        state.breaker(),
        state.openUntil(),
        state.calls(),
        state.failed());
  }

  ActionGuard of(TenantId tenant, ActionName action) {
    return guards.get(new Key(tenant, action));
  }

  private ActionGuard create(Key key) {
    return new ActionGuard(
        bulkheads.bulkhead(key.name(), key.tags()),
        breakers.circuitBreaker(key.name(), key.tags()),
        limits,
        clock);
  }

  private void drop(@Nullable Key key) {
    if (key != null) {
      bulkheads.remove(key.name());
      breakers.remove(key.name());
    }
  }

  private static BulkheadConfig bulkheadConfig(ActionLimits limits) {
    return BulkheadConfig.custom()
        .maxConcurrentCalls(limits.mostCalls())
        .maxWaitDuration(Duration.ZERO)
        .build();
  }

  /** An action or a lookup that says it is unavailable has failed as much as one that throws. */
  private static CircuitBreakerConfig breakerConfig(ActionLimits limits, Clock clock) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(limits.window(), limits.leastCalls(), SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(ActionLimits.FAILED_PERCENT)
        .recordResult(ActionGuards::isAway)
        .ignoreExceptions(RequestRefusedException.class)
        .waitDurationInOpenState(limits.openFor())
        .permittedNumberOfCallsInHalfOpenState(limits.trialCalls())
        .clock(clock)
        .build();
  }

  private static boolean isAway(Object outcome) {
    return outcome instanceof ActionOutcome.Unavailable
        || outcome instanceof LookupOutcome.Unavailable;
  }

  private record Key(TenantId tenant, ActionName action) {

    String name() {
      return action + "/" + tenant;
    }

    Map<String, String> tags() {
      return Map.of("tenant", tenant.toString(), "action", action.value());
    }
  }
}
