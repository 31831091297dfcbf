package io.recado.gateway.channel.whatsapp;

import static io.recado.gateway.channel.whatsapp.WebhookWire.items;
import static io.recado.gateway.channel.whatsapp.WebhookWire.text;

import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.conversation.MessageContent.SharedContact;
import io.recado.gateway.channel.whatsapp.WebhookWire.Card;
import io.recado.gateway.channel.whatsapp.WebhookWire.Identity;
import io.recado.gateway.channel.whatsapp.WebhookWire.Location;
import io.recado.gateway.channel.whatsapp.WebhookWire.Media;
import io.recado.gateway.channel.whatsapp.WebhookWire.Tap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a message says. Pure and total: a kind that is not known, or one that lacks what it must
 * have, is {@link MessageContent.Unsupported} under WhatsApp's own name for it.
 */
final class WhatsAppContent {

  private static final String EDIT = "edit";

  private WhatsAppContent() {}

  static MessageContent of(JsonNode message) {
    var type = text(message, "type");
    var groupId = text(message, "group_id");
    if (groupId != null) {
      // Several people write in a group: nothing in it is one customer's errand.
      return new MessageContent.Notice("group_message", groupId);
    }
    return type == null
        ? new MessageContent.Unsupported("untyped")
        : of(type, message.path(type), text(message, "from"));
  }

  private static MessageContent of(String type, JsonNode content, @Nullable String from) {
    var read =
        switch (type) {
          case "text" -> words(content);
          case "image" -> media(MediaKind.IMAGE, content);
          case "audio" -> media(MediaKind.AUDIO, content);
          case "video" -> media(MediaKind.VIDEO, content);
          case "document" -> media(MediaKind.DOCUMENT, content);
          case "sticker" -> media(MediaKind.STICKER, content);
          case "location" -> location(Location.of(content));
          case "contacts" -> contacts(content, from);
          case "button" -> choice(Tap.ofTemplate(content));
          case "interactive" -> interactive(content);
          case "reaction" -> reaction(content);
          case "order" -> order(content);
          case "system" -> notice(Identity.of(content));
          case EDIT -> edited(content);
          case "revoke" -> revoked(content);
          case "request_welcome" -> new MessageContent.Started(null);
          case "unsupported" -> unsupported(content);
          default -> null;
        };
    return read == null ? new MessageContent.Unsupported(type) : read;
  }

  private static @Nullable MessageContent words(JsonNode content) {
    var body = text(content, "body");
    return body == null ? null : new MessageContent.Text(body);
  }

  private static @Nullable MessageContent media(MediaKind kind, JsonNode content) {
    var media = Media.of(content);
    if (media.id() == null) {
      return null;
    }
    var precisely = kind == MediaKind.AUDIO && media.voice() ? MediaKind.VOICE : kind;
    var file = new MediaFile(media.id(), media.mimeType(), media.filename(), null);
    return new MessageContent.Media(precisely, file, media.caption());
  }

  private static @Nullable MessageContent location(Location place) {
    return place.latitude() == null || place.longitude() == null
        ? null
        : new MessageContent.Location(
            place.latitude(), place.longitude(), place.name(), place.address());
  }

  private static @Nullable MessageContent contacts(JsonNode list, @Nullable String from) {
    if (!list.isArray() || list.isEmpty()) {
      return null;
    }
    return new MessageContent.Contacts(
        list.valueStream().map(Card::of).map(card -> shared(card, from)).toList());
  }

  private static SharedContact shared(Card card, @Nullable String from) {
    var name = card.name();
    return new SharedContact(name == null ? "" : name, card.phones(), own(card, from));
  }

  /**
   * WhatsApp vouches for a number given at our request, and for the one the message came from. A
   * card's {@code wa_id} is not taken as proof: it comes from the card, which the sender can make.
   */
  private static boolean own(Card card, @Nullable String from) {
    return "contact_request".equals(card.origin())
        || (!card.phones().isEmpty()
            && card.phones().stream().allMatch(phone -> digits(phone).equals(from)));
  }

  private static String digits(String phone) {
    return phone.replaceAll("\\D", "");
  }

  private static @Nullable MessageContent choice(Tap tap) {
    var id = tap.id() == null ? tap.title() : tap.id();
    var title = tap.title() == null ? tap.id() : tap.title();
    return id == null || title == null ? null : new MessageContent.Choice(id, title);
  }

  private static @Nullable MessageContent interactive(JsonNode content) {
    var type = text(content, "type");
    if (type == null) {
      return null;
    }
    var reply = content.path(type);
    var read =
        switch (type) {
          case "button_reply", "list_reply" -> choice(Tap.ofReply(reply));
          case "nfm_reply" -> form(reply);
          case "call_permission_reply" -> new MessageContent.Notice(type, text(reply, "response"));
          default -> null;
        };
    return read == null ? new MessageContent.Unsupported("interactive." + type) : read;
  }

  private static @Nullable MessageContent form(JsonNode reply) {
    var response = text(reply, "response_json");
    return response == null ? null : new MessageContent.Form(text(reply, "name"), response);
  }

  private static @Nullable MessageContent reaction(JsonNode content) {
    var messageId = text(content, "message_id");
    return messageId == null
        ? null
        : new MessageContent.Reaction(messageId, text(content, "emoji"));
  }

  private static MessageContent order(JsonNode content) {
    return new MessageContent.Order(items(content, "product_items").size(), text(content, "text"));
  }

  private static @Nullable MessageContent notice(Identity identity) {
    var type = identity.type();
    return type == null
        ? null
        : new MessageContent.Notice(
            type, identity.waId() == null ? identity.userId() : identity.waId());
  }

  private static @Nullable MessageContent edited(JsonNode content) {
    var original = text(content, "original_message_id");
    var message = content.path("message");
    var type = text(message, "type");
    if (original == null || type == null || type.equals(EDIT)) {
      return null;
    }
    return new MessageContent.Edited(original, of(type, message.path(type), null));
  }

  private static @Nullable MessageContent revoked(JsonNode content) {
    var original = text(content, "original_message_id");
    return original == null ? null : new MessageContent.Revoked(original);
  }

  private static @Nullable MessageContent unsupported(JsonNode content) {
    var kind = text(content, "type");
    return kind == null ? null : new MessageContent.Unsupported(kind);
  }
}
