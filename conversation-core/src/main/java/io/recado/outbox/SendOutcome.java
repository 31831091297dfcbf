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

  /** No answer came: it may or may not have been sent. */
  record Unknown(String reason) implements SendOutcome {}

  /** The channel will never take this message. */
  record Refused(String code, String reason) implements SendOutcome {}

  /** The channel takes nothing at all until its owner mends it (token revoked, number blocked). */
  record ChannelDown(String code, String reason) implements SendOutcome {}
}
