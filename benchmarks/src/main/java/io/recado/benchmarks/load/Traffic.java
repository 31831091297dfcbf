package io.recado.benchmarks.load;

import java.time.Instant;
import java.util.Random;

/**
 * Messages one after the other, each of another customer: all customers have their turn, in an
 * order drawn by lot, before the first writes again. The same seed gives the same messages. Safe
 * for many threads.
 */
public final class Traffic {

  private final Population population;
  private final Mix mix;
  private final String run;
  private final Random random;
  private final int[] order;
  private int next;

  /**
   * @param run makes the messages' ids unique: letters, digits and dashes
   */
  public Traffic(Population population, Mix mix, String run, long seed) {
    this.population = population;
    this.mix = mix;
    this.run = run;
    this.random = new Random(seed);
    this.order = shuffled(population.customers(), random);
  }

  public synchronized Webhook.Message next() {
    var customer = population.customer(order[next % order.length]);
    next++;
    return new Webhook.Message(
        "wamid.%s.%d".formatted(run, next), customer, mix.next(random), Instant.now());
  }

  private static int[] shuffled(int size, Random random) {
    var places = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      places[i] = places[j];
      places[j] = i;
    }
    return places;
  }
}
