package io.recado.admin;

import java.time.Duration;
import java.util.Random;

/**
 * When a takeover is asked for, and how long the bot then goes on with nothing: the request gets at
 * the database meanwhile, or later.
 *
 * @param moment of the bot's answer, at which the takeover is asked for
 * @param untilAnswered whether the bot goes on only when the takeover has been answered; otherwise
 *     after {@code head}
 * @param onTheWire how long a channel takes to hand a message over
 */
record Interleaving(Moment moment, boolean untilAnswered, Duration head, Duration onTheWire) {

  private static final int LONGEST_HEAD_MILLIS = 25;
  private static final int LONGEST_ON_THE_WIRE_MILLIS = 3;

  /** How far the bot's answer of two messages has come. */
  enum Moment {
    BEFORE_THE_TURN,
    TURN_BEGUN,
    REPLY_DECIDED,
    TURN_COMMITTED,
    FIRST_IS_BEING_SENT,
    FIRST_HAS_ARRIVED,
    SECOND_IS_BEING_SENT,
    SECOND_HAS_ARRIVED;

    /** A takeover waits for what is being sent, so that cannot wait for the takeover. */
    boolean isBeforeSending() {
      return compareTo(FIRST_IS_BEING_SENT) < 0;
    }
  }

  /** The same for the same seed and number. */
  static Interleaving of(long seed, int number) {
    var random = new Random(seed + number);
    // Numbers close to each other begin much alike.
    random.nextLong();
    var moment = Moment.values()[random.nextInt(Moment.values().length)];
    return new Interleaving(
        moment,
        moment.isBeforeSending() && random.nextInt(4) == 0,
        upTo(LONGEST_HEAD_MILLIS, random),
        upTo(LONGEST_ON_THE_WIRE_MILLIS, random));
  }

  private static Duration upTo(int millis, Random random) {
    return Duration.ofNanos(random.nextLong(Duration.ofMillis(millis).toNanos()));
  }
}
