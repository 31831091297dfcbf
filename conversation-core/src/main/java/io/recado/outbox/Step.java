package io.recado.outbox;

import io.recado.queue.ConversationKey;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of the function {@code outbox_steps}, which says what its fields hold. */
record Step(
    int place,
    UUID tenant,
    UUID conversation,
    long lease,
    String ending,
    @Nullable UUID message,
    @Nullable Long fence,
    long delay,
    @Nullable String code,
    @Nullable String reason,
    @Nullable String provider,
    int probe) {

  static Step claim(ConversationKey key, Duration leaseTime) {
    return new Step(
        0,
        key.tenant().value(),
        key.conversation().value(),
        leaseTime.toMillis(),
        "none",
        null,
        null,
        0,
        null,
        null,
        null,
        0);
  }

  static Step end(OutboxMessage message, Ending ending, Duration leaseTime) {
    var step = new Of(message, leaseTime);
    return switch (ending) {
      case Ending.Sent(var id) -> step.ending("sent", Duration.ZERO, null, null, id);
      case Ending.Retry(var after, var reason) -> step.ending("retry", after, null, reason, null);
      case Ending.Unknown(var after, var why) -> step.ending("unknown", after, null, why, null);
      case Ending.Postponed(var after, var why) -> step.ending("postponed", after, null, why, null);
      case Ending.Admitted(var after) -> step.ending("slot", after, null, null, null);
      case Ending.ChannelPaused(var after, var code, var reason) ->
          step.ending("paused", after, code, reason, null);
      case Ending.ChannelDown(var after, var code, var reason) ->
          step.ending("down", after, code, reason, null);
      case Ending.Dead(var code, var reason, var after) ->
          step.ending("dead", after, code, reason, null);
    };
  }

  Step at(int newPlace) {
    return new Step(
        newPlace,
        tenant,
        conversation,
        lease,
        ending,
        message,
        fence,
        delay,
        code,
        reason,
        provider,
        probe);
  }

  private record Of(OutboxMessage message, Duration leaseTime) {

    Step ending(
        String ending,
        Duration delay,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String provider) {
      return new Step(
          0,
          message.conversation().tenant().value(),
          message.conversation().conversation().value(),
          leaseTime.toMillis(),
          ending,
          message.id(),
          message.fence(),
          delay.toMillis(),
          code,
          reason,
          provider,
          message.probe());
    }
  }
}
