package io.recado.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt to send ended. */
public sealed interface SendOutcome {

  /**
   * The channel took it.
   *
   * @param messageId the provider's id of the message
   */
  record Sent(String messageId) implements SendOutcome {}

  /**
   * The channel did not take it now, and provably did not send it.
   *
   * @param after not before; null leaves it to the retry policy
   * @param reason the provider's code and words
   */
  record Later(@Nullable Duration after, String reason) implements SendOutcome {}

  /**
   * The channel takes nothing for a while because too much came: no fault of this message.
   *
   * @param reach what has to keep still
   * @param after not before
   */
  record Busy(Reach reach, Duration after, String code, String reason) implements SendOutcome {}

  /**
   * The channel withholds this message for so long that nothing may wait for it.
   *
   * @param after not before
   */
  record NotNow(Duration after, String code, String reason) implements SendOutcome {}

  /** No answer came: it may or may not have been sent. */
  record Unknown(String reason) implements SendOutcome {}

  /** The channel will never take this message. */
  record Refused(String code, String reason) implements SendOutcome {}

  /** The customer wrote too long ago for anything but an approved template. */
  record WindowClosed(String reason) implements SendOutcome {

    /** Of the dead letter, where there is no template for it. */
    public static final String CODE = "window-closed";
  }

  /** The channel takes nothing at all until its owner mends it (token revoked, number blocked). */
  record ChannelDown(String code, String reason) implements SendOutcome {}

  /** What keeps still. */
  enum Reach {
    CHANNEL,
    CUSTOMER
  }
}
