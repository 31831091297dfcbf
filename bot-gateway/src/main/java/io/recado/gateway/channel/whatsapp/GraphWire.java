package io.recado.gateway.channel.whatsapp;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What is said to the Graph API and what it answers. Null components are left out.
 *
 * <p>Source: Cloud API reference, messages.
 */
final class GraphWire {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private GraphWire() {}

  /**
   * A message.
   *
   * @param to a phone number; null when {@code recipient} is given
   * @param recipient a business-scoped user id
   * @param bizOpaqueCallbackData comes back in the message's statuses
   */
  record Message(
      String messagingProduct,
      String recipientType,
      @Nullable String to,
      @Nullable String recipient,
      String type,
      @Nullable Text text,
      @Nullable Interactive interactive,
      @Nullable Template template,
      String bizOpaqueCallbackData) {}

  record Text(String body) {}

  record Interactive(String type, Words body, Action action) {}

  record Words(String text) {}

  /** Reply buttons, a list's button with its sections, or a name and what it opens, if anything. */
  record Action(
      @Nullable List<Button> buttons,
      @Nullable String button,
      @Nullable List<Section> sections,
      @Nullable String name,
      @Nullable Opened parameters) {}

  record Opened(String displayText, String url) {}

  record Button(String type, Reply reply) {}

  record Reply(String id, String title) {}

  record Section(List<Row> rows) {}

  record Row(String id, String title, @Nullable String description) {}

  record Template(String name, Language language, @Nullable List<Component> components) {}

  record Language(String code) {}

  /** A template's body, or one of its buttons, which are counted from 0. */
  record Component(
      String type, @Nullable String subType, @Nullable String index, List<Parameter> parameters) {}

  record Parameter(String type, @Nullable String text, @Nullable String payload) {}

  /**
   * Where a file is.
   *
   * @param fileSize in bytes; 0 when it is not told
   */
  record Media(URI url, long fileSize) {}

  /** The mark that a message was read, which can show that an answer is being written. */
  record Read(
      String messagingProduct, String status, String messageId, TypingIndicator typingIndicator) {

    static Read andTyping(String messageId) {
      return new Read("whatsapp", "read", messageId, new TypingIndicator("text"));
    }
  }

  record TypingIndicator(String type) {}

  /**
   * Why the Graph API refused.
   *
   * @param subcode 0 when there is none
   * @param words the code, its title and its details, for people
   */
  record Refusal(int code, int subcode, String words) {

    /** Some refusals quote the token they are of. */
    Refusal without(String token) {
      return new Refusal(code, subcode, words.replace(token, "…"));
    }
  }

  static byte[] write(Object wire) {
    return JSON.writeValueAsBytes(wire);
  }

  /** The id of the message that was taken; null when the body names none. */
  static @Nullable String messageId(byte[] body) {
    return WebhookWire.text(read(body).path("messages").path(0), "id");
  }

  /** Where a file is; empty when the body does not tell. */
  static Optional<Media> media(byte[] body) {
    var answer = read(body);
    var url = WebhookWire.text(answer, "url");
    try {
      return Optional.ofNullable(url)
          .map(URI::create)
          .filter(URI::isAbsolute)
          .map(address -> new Media(address, answer.path("file_size").asLong(0)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What the body says went wrong; null when it is no error of the Graph API. */
  static @Nullable Refusal refusal(byte[] body) {
    var error = read(body).path("error");
    var code = error.path("code");
    if (!code.isIntegralNumber() || !code.canConvertToInt()) {
      return null;
    }
    var message = WebhookWire.text(error, "message");
    var details = WebhookWire.text(error.path("error_data"), "details");
    var words = message == null ? "" : " " + message;
    return new Refusal(
        code.intValue(),
        error.path("error_subcode").asInt(0),
        code.intValue() + words + (details == null ? "" : ": " + details));
  }

  /** An error page, or nothing, reads as a missing node: the status then has to say it all. */
  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
