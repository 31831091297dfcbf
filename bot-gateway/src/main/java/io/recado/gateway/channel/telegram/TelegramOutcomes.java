package io.recado.gateway.channel.telegram;

import io.recado.gateway.channel.telegram.TelegramAnswer.Accepted;
import io.recado.gateway.channel.telegram.TelegramAnswer.Declined;
import io.recado.gateway.channel.telegram.TelegramAnswer.Lost;
import io.recado.gateway.channel.telegram.TelegramAnswer.NotSent;
import io.recado.outbox.SendOutcome;
import io.recado.outbox.SendOutcome.Busy;
import io.recado.outbox.SendOutcome.ChannelDown;
import io.recado.outbox.SendOutcome.Later;
import io.recado.outbox.SendOutcome.Reach;
import io.recado.outbox.SendOutcome.Refused;
import io.recado.outbox.SendOutcome.Sent;
import io.recado.outbox.SendOutcome.Unknown;
import java.time.Duration;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What an answer to {@code sendMessage} means for the message. Pure. */
final class TelegramOutcomes {

  /** Bot API: a 429 tells how long to wait; should it ever not. */
  private static final Duration UNSAID_PAUSE = Duration.ofSeconds(3);

  private TelegramOutcomes() {}

  static SendOutcome of(TelegramAnswer answer) {
    return switch (answer) {
      case Accepted(JsonNode message) -> sent(message.path("message_id"));
      case Declined declined -> declined(declined);
      case Lost(var reason) -> new Unknown(reason);
      case NotSent(var reason) -> new Later(null, reason);
    };
  }

  private static SendOutcome sent(JsonNode messageId) {
    return messageId.isIntegralNumber()
        ? new Sent(messageId.asString())
        : new Unknown("accepted without a message id");
  }

  /**
   * Telegram does not say whether the chat or the whole bot was too fast, so the bot keeps still.
   */
  private static SendOutcome busy(Declined declined, String code) {
    var after = Objects.requireNonNullElse(declined.retryAfter(), UNSAID_PAUSE);
    return new Busy(Reach.CHANNEL, after, code, declined.reason());
  }

  private static SendOutcome declined(Declined declined) {
    var code = Integer.toString(declined.code());
    return switch (declined.code()) {
      case 401, 404 -> new ChannelDown(code, declined.description());
      case 429 -> busy(declined, code);
      case 409 -> new Later(declined.retryAfter(), declined.reason());
      // A gateway of Telegram's speaks here: what is behind it may have sent the message.
      case 502, 504 -> new Unknown(declined.reason());
      default ->
          declined.code() >= 500
              ? new Later(declined.retryAfter(), declined.reason())
              : new Refused(code, declined.description());
    };
  }
}
