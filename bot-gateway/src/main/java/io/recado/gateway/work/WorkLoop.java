package io.recado.gateway.work;

import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Work on a stream of items, a bounded number at a time, until drained. */
public final class WorkLoop {

  private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);

  private final Sinks.Empty<Void> stop = Sinks.empty();
  private final Sinks.Empty<Void> ended = Sinks.empty();

  private WorkLoop() {}

  /**
   * Starts the work.
   *
   * @param items never fails: that would end the loop
   * @param work what to do with one item; its failure is logged, and the loop goes on
   * @param concurrency most items at a time; a further one is asked for when one has ended
   */
  public static <T> WorkLoop start(Flux<T> items, Function<T, Mono<Void>> work, int concurrency) {
    var loop = new WorkLoop();
    items
        .takeUntilOther(loop.stop.asMono())
        .flatMap(item -> one(work, item), concurrency)
        .doFinally(signal -> loop.ended.tryEmitEmpty())
        .subscribe(
            nothing -> {}, error -> log.error("A loop of work has ended in the middle", error));
    return loop;
  }

  /** Takes on no further items; completes when those under way have ended. */
  public Mono<Void> drain() {
    return Mono.defer(
        () -> {
          stop.tryEmitEmpty();
          return ended.asMono();
        });
  }

  private static <T> Mono<Void> one(Function<T, Mono<Void>> work, T item) {
    return Mono.defer(() -> work.apply(item))
        .doOnError(error -> log.error("A piece of work failed; the loop goes on", error))
        .onErrorComplete();
  }
}
