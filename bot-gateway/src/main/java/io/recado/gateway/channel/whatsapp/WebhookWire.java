package io.recado.gateway.channel.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What WhatsApp's webhooks hold, as far as it is used. Reading never fails: what is missing, empty
 * or of another type than documented reads as null (or as an empty list), and what is not known is
 * left alone.
 *
 * <p>Source: Cloud API reference, webhooks: messages, statuses, smb_message_echoes.
 */
final class WebhookWire {

  private WebhookWire() {}

  /** The head of a message or of an echo; its content lies in the field {@code type} names. */
  record Message(
      @Nullable String id,
      @Nullable String from,
      @Nullable String fromUserId,
      @Nullable String to,
      @Nullable String toUserId,
      @Nullable String timestamp,
      @Nullable String type,
      @Nullable String groupId,
      @Nullable String quotes) {

    static Message of(JsonNode node) {
      return new Message(
          text(node, "id"),
          text(node, "from"),
          text(node, "from_user_id"),
          text(node, "to"),
          text(node, "to_user_id"),
          text(node, "timestamp"),
          text(node, "type"),
          text(node, "group_id"),
          text(node.path("context"), "id"));
    }
  }

  /** A person a change is about. */
  record Contact(@Nullable String waId, @Nullable String userId, @Nullable String name) {

    static Contact of(JsonNode node) {
      var profile = node.path("profile");
      var name = text(profile, "name");
      return new Contact(
          text(node, "wa_id"),
          text(node, "user_id"),
          name == null ? text(profile, "username") : name);
    }
  }

  /**
   * How far a message of ours has come.
   *
   * @param type null for a message; calls and payments have statuses too
   * @param error code and words of the first error
   * @param errorCode 0 when there is none
   */
  record Status(
      @Nullable String id,
      @Nullable String type,
      @Nullable String status,
      @Nullable String timestamp,
      @Nullable String recipient,
      @Nullable String opaqueId,
      @Nullable String error,
      int errorCode) {

    static Status of(JsonNode node) {
      var phone = text(node, "recipient_id");
      return new Status(
          text(node, "id"),
          text(node, "type"),
          text(node, "status"),
          text(node, "timestamp"),
          phone == null ? text(node, "recipient_user_id") : phone,
          text(node, "biz_opaque_callback_data"),
          error(node.path("errors").path(0)),
          node.path("errors").path(0).path("code").asInt(0));
    }

    private static @Nullable String error(JsonNode node) {
      var code = text(node, "code");
      var title = text(node, "title");
      var words = title == null ? text(node, "message") : title;
      return code == null || words == null ? code : code + " " + words;
    }
  }

  record Media(
      @Nullable String id,
      @Nullable String mimeType,
      @Nullable String filename,
      @Nullable String caption,
      boolean voice) {

    static Media of(JsonNode node) {
      return new Media(
          text(node, "id"),
          text(node, "mime_type"),
          text(node, "filename"),
          text(node, "caption"),
          node.path("voice").asBoolean(false));
    }
  }

  record Location(
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable String name,
      @Nullable String address) {

    static Location of(JsonNode node) {
      return new Location(
          number(node, "latitude"),
          number(node, "longitude"),
          text(node, "name"),
          text(node, "address"));
    }
  }

  /**
   * An address-book entry.
   *
   * @param origin {@code contact_request} when the customer answered our request for their number
   */
  record Card(@Nullable String name, List<String> phones, @Nullable String origin) {

    static Card of(JsonNode node) {
      return new Card(
          text(node.path("name"), "formatted_name"),
          items(node, "phones").stream().map(Card::phone).filter(p -> !p.isEmpty()).toList(),
          text(node, "origin"));
    }

    private static String phone(JsonNode node) {
      var shown = text(node, "phone");
      var id = text(node, "wa_id");
      return shown != null ? shown : id != null ? id : "";
    }
  }

  /** A tapped button or row, whichever of the three ways WhatsApp spells it. */
  record Tap(@Nullable String id, @Nullable String title) {

    /** {@code button_reply} and {@code list_reply}: an answer to buttons or a list. */
    static Tap ofReply(JsonNode node) {
      return new Tap(text(node, "id"), text(node, "title"));
    }

    /** {@code button}: an answer to a template. */
    static Tap ofTemplate(JsonNode node) {
      return new Tap(text(node, "payload"), text(node, "text"));
    }
  }

  /** News about a customer's identity. */
  record Identity(
      @Nullable String type,
      @Nullable String userId,
      @Nullable String waId,
      @Nullable String previousUserId) {

    static Identity of(JsonNode node) {
      var waId = text(node, "wa_id");
      return new Identity(
          text(node, "type"),
          text(node, "user_id"),
          waId == null ? text(node, "new_wa_id") : waId,
          text(node, "previous_user_id"));
    }
  }

  /** The elements of a list; empty when there is no list. */
  static List<JsonNode> items(JsonNode node, String field) {
    var list = node.path(field);
    var items = new ArrayList<JsonNode>(list.size());
    if (list.isArray()) {
      list.forEach(items::add);
    }
    return items;
  }

  /** A text or number as text; null when it is missing, blank or neither. */
  static @Nullable String text(JsonNode node, String field) {
    var value = node.path(field);
    if (!value.isString() && !value.isNumber()) {
      return null;
    }
    var text = storable(value.asString());
    return text.isBlank() ? null : text;
  }

  private static @Nullable Double number(JsonNode node, String field) {
    var value = node.path(field);
    return value.isNumber() ? (Double) value.doubleValue() : null;
  }

  /** PostgreSQL takes neither NUL nor half a surrogate pair; JSON escapes can hold both. */
  private static String storable(String text) {
    var utf8 = text.replace("\0", "").getBytes(StandardCharsets.UTF_8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
