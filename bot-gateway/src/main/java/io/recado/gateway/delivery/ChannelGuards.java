package io.recado.gateway.delivery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.gateway.delivery.ChannelGuard.Times;
import io.recado.health.GuardReport;
import io.recado.health.GuardSource;
import io.recado.outbox.SendOutcome;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The guards of all channels of this process; shown as meters ({@code resilience4j.…}), tagged with
 * kind ({@code channel_kind}, for {@code kind} is Resilience4j's own), tenant and channel. A guard
 * that is long unused is dropped, with its meters.
 */
@Component
class ChannelGuards implements GuardSource {

  /** The latest calls that are looked at; more than half of them failed opens the breaker. */
  private static final int WINDOW = 20;

  private static final int LEAST_CALLS = 10;
  private static final float FAILED_PERCENT = 50;
  private static final Duration OPEN_FOR = Duration.ofSeconds(15);
  private static final int TRIAL_CALLS = 3;

  private static final int MOST_GUARDS = 10_000;
  private static final Duration UNUSED = Duration.ofHours(1);

  private final Clock clock;
  private final BulkheadRegistry bulkheads;
  private final BulkheadConfig ofKind;
  private final Times times;
  private final CircuitBreakerRegistry breakers;
  private final LoadingCache<Key, ChannelGuard> guards;

  ChannelGuards(Settings settings, MeterRegistry meters, Clock clock) {
    this.clock = clock;
    int senders = settings.count(Setting.DELIVERY_CONCURRENCY);
    int ofChannel = settings.count(Setting.DELIVERY_CHANNEL_CONCURRENCY);
    this.bulkheads = BulkheadRegistry.of(places(Math.min(ofChannel, senders)));
    // A provider that hangs has at most half of the senders, however many channels it serves.
    this.ofKind = places(Math.max(1, senders / 2));
    this.times = new Times(OPEN_FOR, settings.duration(Setting.CHANNEL_TIMEOUT));
    this.breakers = CircuitBreakerRegistry.of(breaker(clock));
    this.guards =
        Caffeine.newBuilder()
            .maximumSize(MOST_GUARDS)
            .expireAfterAccess(UNUSED)
            .executor(Runnable::run)
            .evictionListener(
                (@Nullable Key key, @Nullable ChannelGuard guard, RemovalCause cause) -> drop(key))
            .build(this::create);
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
  }

  ChannelGuard of(Channel channel) {
    return guards.get(new Key(channel.id(), channel.kind(), channel.tenant().value()));
  }

  @Override
  public Stream<GuardReport> guards() {
    return guards.asMap().entrySet().stream()
        .map(guard -> report(guard.getKey(), guard.getValue()));
  }

  private static GuardReport report(Key key, ChannelGuard guard) {
    return guard.report(key.tenant(), key.channel().toString());
  }

  private ChannelGuard create(Key key) {
    return new ChannelGuard(
        bulkheads.bulkhead(key.name(), key.tags()),
        kindPlaces(key.kind()),
        breakers.circuitBreaker(key.name(), key.tags()),
        times,
        clock);
  }

  private Bulkhead kindPlaces(ChannelKind kind) {
    var tags = Map.of("channel_kind", kind.code(), "tenant", "", "channel", "");
    return bulkheads.bulkhead("delivery/" + kind.code(), ofKind, tags);
  }

  private void drop(@Nullable Key key) {
    if (key != null) {
      bulkheads.remove(key.name());
      breakers.remove(key.name());
    }
  }

  private static BulkheadConfig places(int most) {
    return BulkheadConfig.custom().maxConcurrentCalls(most).maxWaitDuration(Duration.ZERO).build();
  }

  /** What the channel answers, a refusal too, says that it works. */
  private static CircuitBreakerConfig breaker(Clock clock) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(WINDOW, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(FAILED_PERCENT)
        .recordResult(ChannelGuards::isFailure)
        .ignoreExceptions(StaleClaimException.class)
        .waitDurationInOpenState(OPEN_FOR)
        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
        .clock(clock)
        .build();
  }

  private static boolean isFailure(Object outcome) {
    return outcome instanceof SendOutcome.Unknown || outcome instanceof SendOutcome.Later;
  }

  private record Key(ChannelId channel, ChannelKind kind, UUID tenant) {

    String name() {
      return "delivery/" + channel;
    }

    Map<String, String> tags() {
      return Map.of(
          "channel_kind", kind.code(), "tenant", tenant.toString(), "channel", channel.toString());
    }
  }
}
