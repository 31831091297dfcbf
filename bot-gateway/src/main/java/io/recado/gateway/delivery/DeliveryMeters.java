package io.recado.gateway.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.recado.channel.ChannelKind;
import io.recado.outbox.Outbox;
import io.recado.outbox.Outbox.Depth;
import io.recado.outbox.Outbox.Halt;
import io.recado.outbox.Outbox.KindDepth;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How much waits to be sent, by kind of channel. Every node shows the same figures, of all nodes.
 */
@Component
class DeliveryMeters implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DeliveryMeters.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final MultiGauge pending;
  private final MultiGauge dead;
  private final MultiGauge oldest;
  private final MultiGauge paused;
  private final MultiGauge down;
  private volatile @Nullable Disposable watch;

  DeliveryMeters(Outbox outbox, MeterRegistry meters) {
    this.outbox = outbox;
    this.pending = gauge("recado.outbox.pending", "Messages to be sent", meters);
    this.dead = gauge("recado.outbox.dead", "Dead letters", meters);
    this.oldest =
        MultiGauge.builder("recado.outbox.oldest")
            .description("How long the oldest waits")
            .baseUnit("seconds")
            .register(meters);
    this.paused = gauge("recado.channels.paused", "Channels that pause", meters);
    this.down = gauge("recado.channels.down", "Channels that need their owner", meters);
  }

  @Override
  public void start() {
    watch =
        Flux.interval(Duration.ZERO, INTERVAL)
            .onBackpressureDrop()
            .concatMap(tick -> measure(), 1)
            .subscribe();
  }

  /** Never fails: the figures stay as they were. */
  Mono<Void> measure() {
    return Mono.zip(outbox.depthByKind().collectList(), outbox.halts().collectList())
        .doOnNext(found -> show(found.getT1(), found.getT2()))
        .doOnError(
            error -> log.warn("The outbox was not measured, next in {}: {}", INTERVAL, error))
        .onErrorComplete()
        .then();
  }

  private void show(List<KindDepth> depths, List<Halt> halts) {
    show(pending, depths, Depth::pending);
    show(dead, depths, Depth::dead);
    show(oldest, depths, depth -> depth.oldest().toMillis() / 1000.0);
    show(paused, halts, halt -> halt.downSince() == null);
    show(down, halts, halt -> halt.downSince() != null);
  }

  private static void show(
      MultiGauge gauge, List<KindDepth> depths, ToDoubleFunction<Depth> figure) {
    register(
        gauge,
        kind ->
            depths.stream()
                .filter(depth -> depth.kind() == kind)
                .mapToDouble(depth -> figure.applyAsDouble(depth.depth()))
                .sum());
  }

  private static void show(MultiGauge gauge, List<Halt> halts, Predicate<Halt> which) {
    register(
        gauge, kind -> halts.stream().filter(halt -> halt.kind() == kind).filter(which).count());
  }

  private static void register(MultiGauge gauge, ToDoubleFunction<ChannelKind> figure) {
    gauge.register(
        Arrays.stream(ChannelKind.values())
            .map(kind -> Row.of(Tags.of("channel", kind.code()), figure.applyAsDouble(kind)))
            .toList(),
        true);
  }

  private static MultiGauge gauge(String name, String description, MeterRegistry meters) {
    return MultiGauge.builder(name).description(description).register(meters);
  }

  @Override
  public void stop() {
    var running = watch;
    if (running != null) {
      running.dispose();
      watch = null;
    }
  }

  @Override
  public boolean isRunning() {
    return watch != null;
  }
}
