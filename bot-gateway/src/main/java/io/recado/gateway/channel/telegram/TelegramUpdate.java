package io.recado.gateway.channel.telegram;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One update, opened just far enough to tell what it is: an update whose content cannot be read is
 * still an update.
 *
 * @param id Telegram's number of it, unique for the bot
 * @param kind the name of its one content, such as {@code message}
 * @see <a href="https://core.telegram.org/bots/api#update">Bot API: Update</a>
 */
record TelegramUpdate(long id, String kind, JsonNode content) {

  private static final String ID = "update_id";

  /**
   * Reads the body of a webhook.
   *
   * @return empty when it is no update
   */
  static Optional<TelegramUpdate> parse(byte[] body) {
    try {
      return of(TelegramWire.JSON.readTree(body));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Reads the result of {@code getUpdates}; what is no update is left out. */
  static List<TelegramUpdate> list(JsonNode result) {
    return result.valueStream().flatMap(node -> of(node).stream()).toList();
  }

  private static Optional<TelegramUpdate> of(JsonNode node) {
    if (!node.path(ID).isIntegralNumber()) {
      return Optional.empty();
    }
    var kind = node.propertyNames().stream().filter(name -> !name.equals(ID)).findFirst();
    return Optional.of(
        new TelegramUpdate(
            node.path(ID).longValue(), kind.orElse("empty"), node.path(kind.orElse(""))));
  }

  /**
   * The content in the form of its kind.
   *
   * @throws JacksonException when it has another form
   */
  <T> T as(Class<T> form) {
    return TelegramWire.JSON.treeToValue(content, form);
  }

  /** The tap on a button this update tells of, which the customer's device waits to be answered. */
  Optional<String> callbackQueryId() {
    return kind.equals("callback_query") ? content.path("id").stringValueOpt() : Optional.empty();
  }
}
