package io.recado.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Writes together what comes in while earlier writes are under way. Alone, an item is written at
 * once; under load, many share one commit, and with it one wait for the disk.
 *
 * <p>Items that would fail their group are found by writing each of it alone: one bad item costs
 * the others time and nothing else. Safe for many threads.
 */
public final class GroupCommit<T, R> {

  /** Of two groups that wait for each other, the database breaks one off. */
  private static final long MOST_RETRIES = 2;

  private final Function<List<T>, Mono<List<R>>> write;
  private final int mostInGroup;
  private final int mostWaiting;
  private final AtomicInteger freeWriters;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Queue<Item<T, R>> items = new ConcurrentLinkedQueue<>();

  /**
   * @param write writes a group in one transaction and gives a result for each item, in their order
   * @param writers most groups written at a time
   * @param mostInGroup most items written together
   * @param mostWaiting most items waiting; further ones are refused
   */
  public GroupCommit(
      Function<List<T>, Mono<List<R>>> write, int writers, int mostInGroup, int mostWaiting) {
    this.write = write;
    this.mostInGroup = mostInGroup;
    this.mostWaiting = mostWaiting;
    this.freeWriters = new AtomicInteger(writers);
  }

  /**
   * Completes after the commit. Cancelling the subscriber does not take the item back.
   *
   * @throws OverloadedException when too many wait already; the item was not taken
   */
  public Mono<R> commit(T item) {
    return Mono.defer(
        () -> {
          if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            return Mono.error(new OverloadedException(mostWaiting));
          }
          var added = new Item<T, R>(item, Sinks.one());
          items.add(added);
          writeWaiting();
          return added.result().asMono();
        });
  }

  private void writeWaiting() {
    while (!items.isEmpty() && takeWriter()) {
      var group = nextGroup();
      if (group.isEmpty()) {
        freeWriters.incrementAndGet();
      } else {
        write(group).doFinally(signal -> writerIsFree()).subscribe();
      }
    }
  }

  private void writerIsFree() {
    freeWriters.incrementAndGet();
    writeWaiting();
  }

  private boolean takeWriter() {
    return freeWriters.getAndUpdate(free -> Math.max(0, free - 1)) > 0;
  }

  private List<Item<T, R>> nextGroup() {
    var group = new ArrayList<Item<T, R>>();
    Item<T, R> next;
    while (group.size() < mostInGroup && (next = items.poll()) != null) {
      group.add(next);
    }
    waiting.addAndGet(-group.size());
    return group;
  }

  private Mono<Void> write(List<Item<T, R>> group) {
    return Mono.defer(() -> write.apply(group.stream().map(Item::value).toList()))
        .retryWhen(Retry.max(MOST_RETRIES).filter(ConcurrencyFailureException.class::isInstance))
        .doOnNext(results -> succeed(group, results))
        .then()
        .onErrorResume(error -> afterFailure(group, error));
  }

  private Mono<Void> afterFailure(List<Item<T, R>> group, Throwable error) {
    if (group.size() > 1 && mayBeOneItemsFault(error)) {
      return Flux.fromIterable(group).concatMap(item -> write(List.of(item))).then();
    }
    group.forEach(item -> item.result().tryEmitError(error));
    return Mono.empty();
  }

  /** A database that is away fails each of them just the same. */
  private static boolean mayBeOneItemsFault(Throwable error) {
    return error instanceof DataAccessException && !DatabaseTrouble.isCauseOf(error);
  }

  private static <T, R> void succeed(List<Item<T, R>> group, List<R> results) {
    for (int i = 0; i < group.size(); i++) {
      group.get(i).result().tryEmitValue(results.get(i));
    }
  }

  /** More is waiting to be written than may wait. */
  public static final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OverloadedException(int mostWaiting) {
      super("%d writes are waiting already".formatted(mostWaiting));
    }
  }

  private record Item<T, R>(T value, Sinks.One<R> result) {}
}
