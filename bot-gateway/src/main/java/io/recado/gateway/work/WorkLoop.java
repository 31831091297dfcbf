package io.recado.gateway.work;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Work on a stream of items, a bounded number at a time and fairly by group, until drained. */
public final class WorkLoop {

  private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);

  private final Sinks.Empty<Void> ended;
  private final Runnable stop;
  private final Supplier<Load> load;

  private WorkLoop(Sinks.Empty<Void> ended, Runnable stop, Supplier<Load> load) {
    this.ended = ended;
    this.stop = stop;
    this.load = load;
  }

  /** How many items are worked on at this moment, and how many wait for a place. */
  public record Load(int underWay, int waiting) {

    public static final Load NONE = new Load(0, 0);
  }

  /** What it has in hand. */
  public Load load() {
    return load.get();
  }

  /**
   * Starts the work.
   *
   * @param items never fails: that would end the loop. It is never held back: what finds too many
   *     of its group waiting already is passed over, and has to come again
   * @param group whose turn the item is, fairly among all groups
   * @param work what to do with one item; its failure is logged, and the loop goes on
   */
  public static <G, T> WorkLoop start(
      Flux<T> items, Function<T, G> group, Function<T, Mono<Void>> work, Limits limits) {
    var ended = Sinks.<Void>empty();
    var slots = new Slots<G, T>(work, limits, ended);
    var feed =
        items.subscribe(
            item -> slots.offer(group.apply(item), item),
            error -> log.error("A loop of work gets no more items", error));
    return new WorkLoop(
        ended,
        () -> {
          feed.dispose();
          slots.close();
        },
        slots::load);
  }

  /** Takes on no further items; completes when those under way have ended. */
  public Mono<Void> drain() {
    return Mono.defer(
        () -> {
          stop.run();
          return ended.asMono();
        });
  }

  /**
   * @param concurrency most items worked on at a time
   * @param mostWaiting most items of one group that wait
   * @param makesWay whether other work of the process comes first at the moment
   */
  public record Limits(int concurrency, int mostWaiting, BooleanSupplier makesWay) {}

  /**
   * The places at which items are worked on. An eighth of them at first, and whenever the loop has
   * to make way; more are earned by work done, as TCP starts slowly: a process that has just
   * started takes ten times as long for everything, and would choke on what it can bear later.
   */
  private static final class Slots<G, T> {

    private static final int FIRST_PART = 8;
    private static final int DONE_FOR_A_PLACE = 16;

    private final FairQueue<G, T> waiting;
    private final Function<T, Mono<Void>> work;
    private final Sinks.Empty<Void> ended;
    private final Limits limits;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean closed;

    Slots(Function<T, Mono<Void>> work, Limits limits, Sinks.Empty<Void> ended) {
      this.waiting = new FairQueue<>(limits.mostWaiting());
      this.work = work;
      this.ended = ended;
      this.limits = limits;
    }

    void offer(G group, T item) {
      if (waiting.offer(group, item)) {
        fill();
      }
    }

    Load load() {
      return new Load(taken.get(), waiting.size());
    }

    void close() {
      closed = true;
      fill();
    }

    /** By one thread at a time; work that ends at once must not nest ever deeper. */
    private void fill() {
      if (calls.getAndIncrement() > 0) {
        return;
      }
      do {
        fillFree();
      } while (calls.addAndGet(-calls.get()) > 0);
    }

    private void fillFree() {
      T item;
      while (!closed && taken.get() < places() && (item = waiting.poll()) != null) {
        taken.incrementAndGet();
        run(item);
      }
      if (closed && taken.get() == 0) {
        ended.tryEmitEmpty();
      }
    }

    private int places() {
      if (limits.makesWay().getAsBoolean()) {
        done.set(0);
      }
      int first = Math.max(1, limits.concurrency() / FIRST_PART);
      return Math.min(limits.concurrency(), first + done.get() / DONE_FOR_A_PLACE);
    }

    /** Never more than are of use: the count must not run over. */
    private void earn() {
      int enough = DONE_FOR_A_PLACE * limits.concurrency();
      done.updateAndGet(sum -> Math.min(sum + 1, enough));
    }

    private void run(T item) {
      Mono.defer(() -> work.apply(item))
          .doOnError(error -> log.error("A piece of work failed; the loop goes on", error))
          .onErrorComplete()
          .doFinally(
              signal -> {
                taken.decrementAndGet();
                earn();
                fill();
              })
          .subscribe();
    }
  }
}
