package io.recado.benchmarks.inbox;

import io.recado.benchmarks.load.Latencies;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Questions at random moments, whether those before have been answered or not. Times count from the
 * moment at which one was to be asked.
 */
final class OpenLoop {

  private final Desk desk;
  private final List<Question> questions;
  private final Random random;
  private final AtomicInteger refused = new AtomicInteger();

  OpenLoop(Desk desk, List<Question> questions, long seed) {
    this.desk = desk;
    this.questions = questions;
    this.random = new Random(seed);
  }

  /** Answers that were not what they should be, of all runs. */
  int refused() {
    return refused.get();
  }

  /** Returns when all have been answered. */
  Map<Question, Latencies> run(Duration time, double perSecond) {
    var times = new LinkedHashMap<Question, Latencies>();
    questions.forEach(question -> times.put(question, new Latencies()));
    var asked = List.copyOf(times.entrySet());
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      double end = time.toSeconds();
      for (double seconds = 0; seconds < end; seconds += gap(perSecond)) {
        long moment = start + (long) (seconds * 1e9);
        var drawn = asked.get(random.nextInt(asked.size()));
        var route = drawn.getKey().route(random);
        await(moment);
        askers.execute(() -> ask(route, moment, drawn.getValue()));
      }
    }
    return times;
  }

  private void ask(String route, long moment, Latencies times) {
    try {
      if (!desk.answers(route)) {
        refused.incrementAndGet();
      }
    } catch (UncheckedIOException e) {
      System.out.printf("%s was not answered: %s%n", route, e.getCause());
      refused.incrementAndGet();
    }
    times.add(Duration.ofNanos(System.nanoTime() - moment));
  }

  private double gap(double perSecond) {
    return -Math.log(1 - random.nextDouble()) / perSecond;
  }

  private static void await(long moment) {
    try {
      TimeUnit.NANOSECONDS.sleep(moment - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
