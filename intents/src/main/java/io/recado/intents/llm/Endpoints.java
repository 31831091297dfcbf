package io.recado.intents.llm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.recado.egress.Egress;
import io.recado.health.GuardReport;
import io.recado.health.GuardSource;
import io.recado.intents.llm.ModelChoice.Access;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The models in use, each with its breaker, and each tenant's places for calls. What is long unused
 * is dropped. Calls run on virtual threads; {@link #close} ends them.
 */
public final class Endpoints implements GuardSource, AutoCloseable {

  /** The latest calls that are looked at; half of them failed opens the breaker. */
  private static final int WINDOW = 10;

  private static final int LEAST_CALLS = 4;
  private static final float FAILED_PERCENT = 50;
  private static final Duration OPEN_FOR = Duration.ofSeconds(15);
  private static final int TRIAL_CALLS = 2;

  private static final int MOST_KEPT = 10_000;
  private static final Duration IDLE = Duration.ofHours(1);

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Scheduler threads = Schedulers.fromExecutorService(executor, "llm");
  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(breakerConfig());
  private final CircuitBreakerRegistry tenantsBreakers = CircuitBreakerRegistry.of(breakerConfig());
  private final ChatModels models;
  private final Cache<Access, ChatModel> chatModels =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(IDLE).build();
  private final Cache<Access, Endpoint> endpoints =
      Caffeine.newBuilder()
          .maximumSize(MOST_KEPT)
          .expireAfterAccess(IDLE)
          .executor(Runnable::run)
          .evictionListener(
              (@Nullable Access access, @Nullable Endpoint endpoint, RemovalCause cause) ->
                  drop(access))
          .build();
  private final Cache<TenantId, Bulkhead> places =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(IDLE).build();

  /** For the models of the settings, and those of tenants that anybody can reach. */
  public Endpoints() {
    this(Egress.of(Settings.of(Map.of())));
  }

  /**
   * @param egress the way to addresses that tenants name
   */
  public Endpoints(Egress egress) {
    this.models = new ChatModels(executor, egress);
  }

  /**
   * Shows the breakers of the operator's models as meters ({@code resilience4j.circuitbreaker.…}).
   * Those of tenants' own would be as many as tenants, and nobody's business but theirs.
   */
  public Endpoints metered(MeterRegistry registry) {
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
    return this;
  }

  @Override
  public void close() {
    threads.dispose();
    executor.shutdownNow();
  }

  /**
   * The operator's models that are not asked now because their calls failed, in order. A tenant's
   * own that fails makes nobody else's installation ill.
   */
  List<String> open() {
    return breakers.getAllCircuitBreakers().stream()
        .filter(breaker -> breaker.getState() == State.OPEN)
        .map(CircuitBreaker::getName)
        .sorted()
        .toList();
  }

  /** The operator's models; tenants' own are theirs, and known by nothing but their address. */
  @Override
  public Stream<GuardReport> guards() {
    return breakers.getAllCircuitBreakers().stream().map(ModelBreakers::report);
  }

  /** One call of a chat model, guarded; fails when it is not made, cut off or refused. */
  public Mono<ChatResponse> ask(
      TenantId tenant, ModelChoice choice, ChatRequest request, Duration limit) {
    return call(tenant, choice, () -> chatModel(choice).chat(request), limit);
  }

  /**
   * Another kind of call to a model, under the same guards; fails like {@link #ask}.
   *
   * @param call may block, and is interrupted when it takes too long
   */
  public <T> Mono<T> call(TenantId tenant, ModelChoice choice, Callable<T> call, Duration limit) {
    return Mono.defer(() -> of(choice).ask(call, limit, placesOf(tenant, choice)));
  }

  private ChatModel chatModel(ModelChoice choice) {
    return chatModels.get(choice.access(), models::model);
  }

  private Endpoint of(ModelChoice choice) {
    return endpoints.get(choice.access(), this::create);
  }

  private Endpoint create(Access access) {
    var tags = Map.of("provider", access.provider().name(), "model", access.model());
    return new Endpoint(breakersOf(access).circuitBreaker(name(access), tags), threads);
  }

  private CircuitBreakerRegistry breakersOf(Access access) {
    return switch (access.namedBy()) {
      case OPERATOR -> breakers;
      case TENANT -> tenantsBreakers;
    };
  }

  private void drop(@Nullable Access access) {
    if (access != null) {
      breakersOf(access).remove(name(access));
    }
  }

  private Bulkhead placesOf(TenantId tenant, ModelChoice choice) {
    var found = places.get(tenant, id -> Bulkhead.of(id.toString(), placesFor(choice)));
    if (found.getBulkheadConfig().getMaxConcurrentCalls() != choice.mostCalls()) {
      found.changeConfig(placesFor(choice));
    }
    return found;
  }

  private static BulkheadConfig placesFor(ModelChoice choice) {
    return BulkheadConfig.custom()
        .maxConcurrentCalls(choice.mostCalls())
        .maxWaitDuration(Duration.ZERO)
        .build();
  }

  /** The number tells keys apart and shows none. */
  private static String name(Access access) {
    return "%s (%08x)".formatted(access, access.hashCode());
  }

  private static CircuitBreakerConfig breakerConfig() {
    return CircuitBreakerConfig.custom()
        .slidingWindow(WINDOW, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(FAILED_PERCENT)
        .waitDurationInOpenState(OPEN_FOR)
        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
        // Or health would tell of an outage until somebody writes.
        .automaticTransitionFromOpenToHalfOpenEnabled(true)
        // A request that is refused for its words is its writer's doing, and no fault of the model.
        .ignoreExceptions(InvalidRequestException.class)
        .build();
  }
}
