package io.recado.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Customers who write and get their replies: whole turns. One run at a time. */
public final class TurnLoad {

  private static final int OK = 200;
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration AGAIN_AFTER = Duration.ofMillis(500);

  private final WebhookClient client;
  private final Replies replies;
  private final Duration patience;
  private final Consumer<String> acknowledgements;

  /**
   * @param replies told of all that the channel's API receives
   * @param patience how long a run waits at its end for the replies that are still owed
   * @param acknowledgements told the id of each message that was answered 2xx; may block, which
   *     holds up the answers after it
   */
  public TurnLoad(
      WebhookClient client, Replies replies, Duration patience, Consumer<String> acknowledgements) {
    this.client = client;
    this.replies = replies;
    this.patience = patience;
    this.acknowledgements = acknowledgements;
  }

  /**
   * What a run came to.
   *
   * @param time for which was written, without the wait at the end
   * @param acknowledged messages answered 2xx
   * @param refused deliveries answered anything else, or nothing; they are delivered again
   * @param abandoned messages not acknowledged at the end of all patience
   * @param answered replies that came while was written
   * @param unanswered acknowledged messages without a reply at the end of all patience: lost
   * @param unexpected replies beyond one for a message: doubled
   * @param acks from the intended time of sending to the answer of the webhook
   * @param waits from the intended time of sending to the reply's arrival at the channel
   */
  public record Outcome(
      Duration time,
      long acknowledged,
      long refused,
      long abandoned,
      long answered,
      long unanswered,
      long unexpected,
      Latencies acks,
      Latencies waits) {

    /** Replies in a second. */
    public double rate() {
      return answered / (time.toNanos() / 1e9);
    }
  }

  /** So many customers write at once; when one is answered, the next one writes. */
  public Outcome closed(Traffic traffic, int customers, Duration time) {
    var run = new Run(new Semaphore(customers));
    while (run.age().compareTo(time) < 0) {
      run.awaitPlace();
      run.say(traffic, System.nanoTime());
    }
    return run.end();
  }

  /**
   * Customers write at a set rate, however long the answers take: at random moments, as independent
   * people do (exponential gaps). Times count from the intended moment, so a stall of the product,
   * or of this generator, shows in all messages that it holds up.
   *
   * @param rate messages in a second
   */
  public Outcome open(Traffic traffic, double rate, Duration time, long seed) {
    var random = new Random(seed);
    var run = new Run(null);
    long intended = System.nanoTime();
    long end = intended + time.toNanos();
    while (intended < end) {
      LockSupport.parkNanos(intended - System.nanoTime());
      run.say(traffic, intended);
      intended += (long) (-Math.log(1 - random.nextDouble()) / rate * 1e9);
    }
    return run.end();
  }

  /** One run, from its first message to its last reply. */
  private final class Run {

    private final long start = System.nanoTime();
    private final long unexpectedBefore = replies.unexpected();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder abandoned = new LongAdder();
    private final Latencies acks = new Latencies();
    private final Latencies waits = new Latencies();
    private final @Nullable Semaphore places;
    private long sent;

    Run(@Nullable Semaphore places) {
      this.places = places;
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - start);
    }

    void awaitPlace() {
      if (places != null) {
        places.acquireUninterruptibly();
      }
    }

    void say(Traffic traffic, long intended) {
      var message = traffic.next();
      while (!replies.expect(message.customer(), intended, waits, this::freePlace)) {
        // They still wait for a reply: somebody else has something to say.
        message = traffic.next();
      }
      var said = message;
      sent++;
      Mono.defer(() -> client.deliver(List.of(said)))
          .filter(status -> status == OK)
          .repeatWhenEmpty(this::again)
          .subscribe(status -> acknowledge(said, intended), fault -> abandon(said), () -> {});
    }

    /** As Meta does, with the patience of a run. */
    private Flux<Long> again(Flux<Long> refusals) {
      return refusals
          .doOnNext(refusal -> refused.increment())
          .delayElements(AGAIN_AFTER)
          .take(patience.dividedBy(AGAIN_AFTER))
          .concatWith(Flux.error(() -> new IllegalStateException("not taken")));
    }

    private void acknowledge(Webhook.Message said, long intended) {
      acks.add(Duration.ofNanos(System.nanoTime() - intended));
      acknowledgements.accept(said.id());
      acknowledged.increment();
    }

    private void abandon(Webhook.Message said) {
      abandoned.increment();
      if (replies.withdraw(said.customer())) {
        freePlace();
      }
    }

    private void freePlace() {
      if (places != null) {
        places.release();
      }
    }

    Outcome end() {
      var time = age();
      long answered = waits.count();
      long deadline = System.nanoTime() + patience.toNanos();
      while (isUnderWay() && System.nanoTime() < deadline) {
        pause();
      }
      return new Outcome(
          time,
          acknowledged.sum(),
          refused.sum(),
          abandoned.sum(),
          answered,
          replies.waiting(),
          replies.unexpected() - unexpectedBefore,
          acks,
          waits);
    }

    private boolean isUnderWay() {
      return replies.waiting() > 0 || acknowledged.sum() + abandoned.sum() < sent;
    }

    private static void pause() {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
