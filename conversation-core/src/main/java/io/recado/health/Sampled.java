package io.recado.health;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The latest answer to a question that is asked every so often: metrics read it, however often they
 * are scraped. While no answer comes, the last one stands.
 */
public final class Sampled<T> implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Sampled.class);

  private static final Duration EVERY = Duration.ofSeconds(15);

  private final Supplier<Mono<T>> question;
  private volatile T latest;
  private volatile @Nullable Disposable asking;

  /**
   * @param first stands until the first answer
   */
  public Sampled(Supplier<Mono<T>> question, T first) {
    this.question = question;
    this.latest = first;
  }

  public T latest() {
    return latest;
  }

  /** Asks once, besides the regular times. Never fails. */
  public Mono<Void> ask() {
    return Mono.defer(question)
        .doOnNext(answer -> latest = answer)
        .then()
        .onErrorResume(Sampled::askLater);
  }

  @Override
  public void start() {
    asking =
        Flux.interval(Duration.ZERO, EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> ask(), 1)
            .subscribe(
                nothing -> {},
                error -> log.error("A figure for the metrics is asked for no longer", error));
  }

  @Override
  public void stop() {
    var interval = asking;
    asking = null;
    if (interval != null) {
      interval.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return asking != null;
  }

  private static Mono<Void> askLater(Throwable error) {
    log.warn("A figure for the metrics could not be read, next try soon: {}", error.toString());
    return Mono.empty();
  }
}
