package io.recado.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.recado.queue.WorkQueue;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How much waits to be answered, as metrics. Every process shows the same: it is the database that
 * is asked.
 */
@Configuration(proxyBeanMethods = false)
class QueueMeters {

  @Bean
  Sampled<WorkQueue.Depth> workDepth(WorkQueue queue) {
    return new Sampled<>(queue::depth, new WorkQueue.Depth(0, 0, 0, Duration.ZERO));
  }

  @Bean
  MeterBinder workMeters(Sampled<WorkQueue.Depth> depth) {
    return registry -> {
      gauge("recado.queue.due", depth, WorkQueue.Depth::due).register(registry);
      gauge("recado.queue.leased", depth, WorkQueue.Depth::leased).register(registry);
      gauge("recado.queue.parked", depth, WorkQueue.Depth::parked).register(registry);
      gauge("recado.queue.oldest", depth, work -> seconds(work.oldest()))
          .baseUnit("seconds")
          .register(registry);
    };
  }

  private static <T> Gauge.Builder<Sampled<T>> gauge(
      String name, Sampled<T> sampled, ToDoubleFunction<T> figure) {
    return Gauge.builder(name, sampled, s -> figure.applyAsDouble(s.latest()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
