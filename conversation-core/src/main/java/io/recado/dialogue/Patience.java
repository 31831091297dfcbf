package io.recado.dialogue;

import java.time.Duration;

/**
 * What a customer's silence in mid-errand leads to.
 *
 * @param reminder after it they are asked, once, whether they are still there
 * @param idle after it their next words are answered with the question whether to go on
 * @param expiry after it the errand is given up without a word
 */
public record Patience(Duration reminder, Duration idle, Duration expiry) {

  /** The product's own patience. */
  public static final Patience USUAL =
      new Patience(Duration.ofMinutes(20), Duration.ofHours(24), Duration.ofDays(3));

  /**
   * An hour less than the time after which WhatsApp takes nothing but templates (Cloud API
   * reference: customer service windows): a reminder that comes too late for it is left out.
   */
  static final Duration WINDOW = Duration.ofHours(23);

  boolean reminds() {
    return reminder.compareTo(expiry) < 0 && reminder.compareTo(WINDOW) < 0;
  }
}
