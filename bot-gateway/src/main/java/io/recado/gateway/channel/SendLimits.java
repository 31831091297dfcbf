package io.recado.gateway.channel;

import java.time.Duration;

/**
 * How fast a channel takes messages.
 *
 * @param channel of all its messages together
 * @param customer of those to one customer
 */
public record SendLimits(Rate channel, Rate customer) {

  public static final SendLimits NONE = new SendLimits(Rate.UNLIMITED, Rate.UNLIMITED);

  /**
   * One message in each interval; unused intervals add up to a burst.
   *
   * @param interval zero for no limit
   * @param burst most messages at once, at least 1
   */
  public record Rate(Duration interval, int burst) {

    public static final Rate UNLIMITED = new Rate(Duration.ZERO, 1);

    public Rate {
      if (interval.isNegative() || burst < 1) {
        throw new IllegalArgumentException(
            "no rate: a burst of %d each %s".formatted(burst, interval));
      }
    }

    /**
     * So many a second; a quarter of a second's worth may go at once, so that no second sees many
     * more.
     */
    public static Rate perSecond(int messages) {
      return new Rate(Duration.ofSeconds(1).dividedBy(messages), Math.max(1, messages / 4));
    }
  }
}
