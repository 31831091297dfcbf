package io.recado.admin.dashboard;

import io.recado.admin.dashboard.HealthView.Component;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Asks the parts of this process how they do, and tells of each no more than that. */
@Service
class ComponentHealth {

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final String SUFFIX = "HealthIndicator";

  private final Map<String, ReactiveHealthIndicator> reactive;
  private final Map<String, HealthIndicator> blocking;

  ComponentHealth(
      Map<String, ReactiveHealthIndicator> reactive, Map<String, HealthIndicator> blocking) {
    this.reactive = reactive;
    this.blocking = blocking;
  }

  /** By name. */
  Mono<List<Component>> all() {
    var asked =
        Flux.fromIterable(reactive.entrySet())
            .flatMap(part -> component(part.getKey(), part.getValue().health()));
    var called =
        Flux.fromIterable(blocking.entrySet())
            .flatMap(part -> component(part.getKey(), called(part.getValue())));
    return asked.mergeWith(called).collectSortedList(Comparator.comparing(Component::name));
  }

  private static Mono<Health> called(HealthIndicator part) {
    return Mono.fromCallable(part::health).subscribeOn(Schedulers.boundedElastic());
  }

  /** What does not answer is down. */
  private static Mono<Component> component(String bean, Mono<Health> health) {
    return health
        .map(Health::getStatus)
        .timeout(PATIENCE)
        .onErrorReturn(Status.DOWN)
        .map(status -> new Component(bean.replace(SUFFIX, ""), status.getCode()));
  }
}
