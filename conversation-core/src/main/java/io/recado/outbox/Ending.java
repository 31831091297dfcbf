package io.recado.outbox;

import java.time.Duration;

/** What is recorded at the end of a message's claim. All durations count from now. */
public sealed interface Ending {

  /**
   * The channel took it.
   *
   * @param messageId the provider's id of the message
   */
  record Sent(String messageId) implements Ending {}

  /** It provably was not sent; to be tried again. Does not count, but as unsent. */
  record Retry(Duration after, String reason) implements Ending {}

  /**
   * It may have been sent; to be tried again unless a receipt speaks of it. The one that counts.
   */
  record Unknown(Duration after, String reason) implements Ending {}

  /** It was not tried, or not its own fault; to be tried later. Does not count. */
  record Postponed(Duration after, String reason) implements Ending {}

  /** Its turn in the channel's limit comes later, and is kept for it. Does not count. */
  record Admitted(Duration after) implements Ending {}

  /** The channel takes nothing for a while; all its messages wait. Does not count. */
  record ChannelPaused(Duration after, String code, String reason) implements Ending {}

  /**
   * The channel takes nothing until its owner mends it; all its messages wait. Does not count.
   *
   * @param probeAfter when one message is to try whether it does again
   */
  record ChannelDown(Duration probeAfter, String code, String reason) implements Ending {}

  /**
   * Given up: visible as a dead letter.
   *
   * @param replayableAfter before that, a replay leaves it alone
   */
  record Dead(String code, String reason, Duration replayableAfter) implements Ending {
    public Dead(String code, String reason) {
      this(code, reason, Duration.ZERO);
    }
  }
}
