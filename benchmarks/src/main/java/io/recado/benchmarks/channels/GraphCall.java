package io.recado.benchmarks.channels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call of the Graph API's {@code messages} endpoint, and its answers.
 *
 * <p>Source: Cloud API reference, messages and error codes.
 */
final class GraphCall {

  static final String SUCCESS = "{\"success\":true}";

  private static final JsonMapper JSON = JsonMapper.shared();

  private GraphCall() {}

  /** What is to be sent; null when it is no message but a read mark. */
  static @Nullable Received read(String number, byte[] body) {
    long nanos = System.nanoTime();
    var root = JSON.readTree(body);
    if (!root.has("type")) {
      return null;
    }
    var interactive = root.path("interactive");
    return new Received(
        number,
        root.path("to").asString(root.path("recipient").asString("")),
        root.path("type").asString(),
        root.path("text").path("body").asString(interactive.at("/body/text").asString("")),
        options(interactive.path("action")),
        root.path("biz_opaque_callback_data").asString(null),
        null,
        Instant.now(),
        nanos);
  }

  static String taken(String messageId) {
    return "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"%s\"}]}"
        .formatted(messageId);
  }

  static String refusal(int code) {
    return "{\"error\":{\"message\":\"(#%d) scripted\",\"type\":\"OAuthException\",\"code\":%d}}"
        .formatted(code, code);
  }

  private static List<Received.Option> options(JsonNode action) {
    var options = new ArrayList<Received.Option>();
    action.path("buttons").forEach(button -> options.add(option(button.path("reply"))));
    for (var section : action.path("sections")) {
      section.path("rows").forEach(row -> options.add(option(row)));
    }
    return options;
  }

  private static Received.Option option(JsonNode option) {
    return new Received.Option(option.path("id").asString(""), option.path("title").asString(""));
  }
}
