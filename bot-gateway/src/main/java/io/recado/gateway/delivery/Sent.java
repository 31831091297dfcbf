package io.recado.gateway.delivery;

import io.recado.outbox.Ending;
import io.recado.outbox.Outbox;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A claim that has ended.
 *
 * @param next the next message of the conversation, claimed; null when none may go now
 * @param again in how long to look at the conversation again; null when only the sweep can tell
 */
record Sent(@Nullable Claimed next, @Nullable Duration again) {

  static Sent of(Ending ending, Outbox.Ended ended, long askedAt) {
    var message = ended.next();
    return new Sent(message == null ? null : new Claimed(message, askedAt), wait(ending));
  }

  private static @Nullable Duration wait(Ending ending) {
    return switch (ending) {
      case Ending.Sent sent -> null;
      case Ending.Dead dead -> null;
      case Ending.Retry(var after, var reason) -> after;
      case Ending.Unknown(var after, var reason) -> after;
      case Ending.Postponed(var after, var reason) -> after;
      case Ending.Admitted(var after) -> after;
      case Ending.ChannelPaused(var after, var code, var reason) -> after;
      case Ending.ChannelDown(var after, var code, var reason) -> after;
    };
  }
}
