package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Balancer.Answer;
import io.recado.benchmarks.fault.Customer.Event;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Deliveries as channels make them: at a steady rate, whatever the answers, and each event again
 * and again until it is taken. What was taken is written down before anything else happens. Nobody
 * new writes while too many wait to be taken: a test is to end, a flood is a test of its own.
 */
final class Traffic implements AutoCloseable {

  /** Channels repeat soon, then ever less often, for days; a run has not so much time. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** More than a product away for long should find waiting when it comes back: see the class. */
  private static final int MOST_WAITING = 400;

  private final Balancer balancer;
  private final AcknowledgedLog log;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean ended;
  private volatile boolean givenUp;

  Traffic(Balancer balancer, AcknowledgedLog log) {
    this.balancer = balancer;
    this.log = log;
  }

  /** Begins to deliver these, so many a second, until {@link #end}; returns at once. */
  Traffic start(Iterator<Event> events, int perSecond) {
    deliveries.execute(() -> pace(events, perSecond));
    return this;
  }

  /** Delivers all of these, so many a second, and returns when all are taken. */
  Traffic deliver(List<Event> events, int perSecond) {
    int before = begun.get();
    start(events.iterator(), perSecond);
    Wait.until("all deliveries have begun", PATIENCE, () -> begun.get() - before == events.size());
    return awaitAllTaken();
  }

  /** Delivers one event until it is taken. Blocks. */
  Answer deliver(Event event) {
    begun.incrementAndGet();
    return untilTaken(event);
  }

  /** Waits until so many events were taken, counted from the start. */
  void awaitTaken(int events) {
    Wait.until("%d events are taken".formatted(events), PATIENCE, () -> taken.get() >= events);
  }

  /** Begins no more deliveries, and waits until all that have begun are taken. */
  Traffic end() {
    ended = true;
    return awaitAllTaken();
  }

  int taken() {
    return taken.get();
  }

  /** All answers so far, those to repetitions included. */
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** Gives up what is not taken yet. */
  @Override
  public void close() {
    ended = true;
    givenUp = true;
    deliveries.shutdown();
    try {
      deliveries.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Traffic awaitAllTaken() {
    Wait.until("all events are taken", PATIENCE, () -> taken.get() == begun.get());
    return this;
  }

  private void pace(Iterator<Event> events, int perSecond) {
    long interval = Duration.ofSeconds(1).toNanos() / perSecond;
    long next = System.nanoTime();
    while (!ended && events.hasNext()) {
      var event = events.next();
      begun.incrementAndGet();
      deliveries.execute(() -> untilTaken(event));
      next += interval;
      LockSupport.parkNanos(next - System.nanoTime());
      while (!ended && begun.get() - taken.get() >= MOST_WAITING) {
        LockSupport.parkNanos(interval);
        next = System.nanoTime();
      }
    }
  }

  private Answer untilTaken(Event event) {
    var wait = FIRST_WAIT;
    while (true) {
      var answer = balancer.deliver(event);
      answers.add(answer);
      if (answer.acknowledged()) {
        log.add(event.key());
        taken.incrementAndGet();
        return answer;
      }
      if (givenUp) {
        return answer;
      }
      LockSupport.parkNanos(wait.toNanos());
      wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }
}
