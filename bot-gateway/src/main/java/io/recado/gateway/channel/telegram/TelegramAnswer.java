package io.recado.gateway.channel.telegram;

import io.recado.gateway.channel.telegram.TelegramAnswer.Accepted;
import io.recado.gateway.channel.telegram.TelegramAnswer.Declined;
import io.recado.gateway.channel.telegram.TelegramAnswer.Lost;
import io.recado.gateway.channel.telegram.TelegramAnswer.NotSent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How a call of the Bot API ended. */
sealed interface TelegramAnswer permits Accepted, Declined, Lost, NotSent {

  /** The Bot API did it. */
  record Accepted(JsonNode result) implements TelegramAnswer {}

  /**
   * The Bot API did not do it.
   *
   * @param code Telegram's {@code error_code}, close to an HTTP status
   * @param description Telegram's words; not meant to be relied on
   * @param retryAfter how long to keep still; null when Telegram does not say
   * @see <a href="https://core.telegram.org/bots/api#making-requests">Bot API: making requests</a>
   */
  record Declined(int code, String description, @Nullable Duration retryAfter)
      implements TelegramAnswer {

    /** Whether Telegram does not know the bot's token, or not any more. */
    boolean tokenRefused() {
      return code == 401 || code == 404;
    }

    String reason() {
      return code + " " + description;
    }
  }

  /** The call left, and no answer of the Bot API came back: it may or may not have been done. */
  record Lost(String reason) implements TelegramAnswer {}

  /** The call never left. */
  record NotSent(String reason) implements TelegramAnswer {}

  /** Reads a response's body; a body that is not the Bot API's is the word of something between. */
  static TelegramAnswer read(String body) {
    try {
      var answer = TelegramWire.JSON.readTree(body);
      if (answer.path("ok").asBoolean(false)) {
        return new Accepted(answer.path("result"));
      }
      return answer.path("error_code").isInt() ? declined(answer) : new Lost("not the Bot API's");
    } catch (JacksonException e) {
      return new Lost("an answer that is not JSON");
    }
  }

  private static Declined declined(JsonNode answer) {
    var retryAfter = answer.path("parameters").path("retry_after");
    return new Declined(
        answer.path("error_code").intValue(),
        answer.path("description").asString(""),
        retryAfter.isInt() ? Duration.ofSeconds(retryAfter.intValue()) : null);
  }
}
