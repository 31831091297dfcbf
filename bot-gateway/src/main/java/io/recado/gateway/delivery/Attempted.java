package io.recado.gateway.delivery;

import io.recado.channel.ChannelKind;
import io.recado.outbox.Ending;
import io.recado.outbox.SendOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param answer the channel's; null when it was not asked
 */
record Attempted(Ending ending, @Nullable Answer answer) {

  static Attempted unsent(Ending ending) {
    return new Attempted(ending, null);
  }

  /** What a channel said to an attempt. */
  record Answer(ChannelKind kind, SendOutcome outcome) {}
}
