package io.recado.benchmarks.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call of Telegram's Bot API, and its answers.
 *
 * <p>Source: Telegram Bot API: making requests, sendMessage.
 */
final class BotCall {

  /** What suits every method that is only to succeed. */
  static final String OK = "{\"ok\":true,\"result\":true}";

  static final String NO_UPDATES = "{\"ok\":true,\"result\":[]}";

  static final String ME =
      "{\"ok\":true,\"result\":{\"id\":1,\"is_bot\":true,\"first_name\":\"Demo\",\"username\":\"demo_bot\"}}";

  private static final JsonMapper JSON = JsonMapper.shared();

  private BotCall() {}

  /** What is to be sent by a method whose name begins with {@code send}. */
  static Received read(String token, String method, byte[] body) {
    long nanos = System.nanoTime();
    var root = JSON.readTree(body);
    return new Received(
        token,
        root.path("chat_id").asString(""),
        method,
        root.path("text").asString(""),
        options(root.at("/reply_markup/inline_keyboard")),
        null,
        null,
        Instant.now(),
        nanos);
  }

  static String taken(Received message) {
    return "{\"ok\":true,\"result\":{\"message_id\":%s,\"date\":%d,\"chat\":{\"id\":%s,\"type\":\"private\"}}}"
        .formatted(message.messageId(), message.at().getEpochSecond(), message.recipient());
  }

  static String refusal(int status, @Nullable Duration retryAfter) {
    var parameters =
        retryAfter == null
            ? ""
            : ",\"parameters\":{\"retry_after\":%d}".formatted(retryAfter.toSeconds());
    return "{\"ok\":false,\"error_code\":%d,\"description\":\"scripted\"%s}"
        .formatted(status, parameters);
  }

  private static List<Received.Option> options(JsonNode keyboard) {
    var options = new ArrayList<Received.Option>();
    for (var row : keyboard) {
      for (var button : row) {
        options.add(
            new Received.Option(
                button.path("callback_data").asString(""), button.path("text").asString("")));
      }
    }
    return options;
  }
}
