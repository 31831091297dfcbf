package io.recado.gateway.channel.whatsapp;

import static io.recado.gateway.channel.whatsapp.WebhookWire.items;
import static io.recado.gateway.channel.whatsapp.WebhookWire.text;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One POST of WhatsApp: changes of any number of business accounts and phone numbers. */
final class WhatsAppDelivery {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final byte[] body;
  private final List<Change> changes;
  private final int size;

  private WhatsAppDelivery(byte[] body, List<Change> changes, int size) {
    this.body = body;
    this.changes = changes;
    this.size = size;
  }

  /**
   * @throws GatewayProblem {@code BODY_UNREADABLE} when the body is no JSON object
   */
  static WhatsAppDelivery read(byte[] body) {
    var root = parse(body);
    var changes = new ArrayList<Change>();
    int size = 0;
    for (var entry : items(root, "entry")) {
      var inEntry = items(entry, "changes").stream().map(node -> new Change(entry, node)).toList();
      changes.addAll(inEntry);
      size += Math.max(1, inEntry.stream().mapToInt(Change::size).sum());
    }
    return new WhatsAppDelivery(body, changes, size);
  }

  /** How many things it holds: messages, statuses, echoes, other changes, empty entries. */
  int size() {
    return size;
  }

  List<Change> changes() {
    return changes;
  }

  /** The changes by the number they concern, in the order delivered. */
  Map<String, List<Change>> byNumber() {
    var numbers = new LinkedHashMap<String, List<Change>>();
    for (var change : changes) {
      change
          .phoneNumberId()
          .ifPresent(id -> numbers.computeIfAbsent(id, _ -> new ArrayList<>()).add(change));
    }
    return numbers;
  }

  /** The changes that concern an account and no single number. */
  List<Change> withoutNumber() {
    return changes.stream().filter(change -> change.phoneNumberId().isEmpty()).toList();
  }

  /**
   * What to keep of the body for the owner of these changes: the bytes as received, unless they
   * also hold what belongs to others.
   */
  byte[] bodyOf(List<Change> own) {
    if (own.size() == changes.size()) {
      return body;
    }
    var root = JSON.createObjectNode();
    var entries = root.putArray("entry");
    for (var change : own) {
      var entry = entries.addObject();
      entry.set("id", change.entry().path("id"));
      entry.set("time", change.entry().path("time"));
      entry.putArray("changes").add(change.node());
    }
    return JSON.writeValueAsBytes(root);
  }

  private static JsonNode parse(byte[] body) {
    try {
      var root = JSON.readTree(body);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      // The parser's own words quote the body.
      throw new GatewayProblem(
          GatewayError.BODY_UNREADABLE,
          "The body is not JSON (%s).".formatted(e.getClass().getSimpleName()));
    }
    throw new GatewayProblem(GatewayError.BODY_UNREADABLE, "The body is not a JSON object.");
  }

  /** One change of one field. */
  record Change(JsonNode entry, JsonNode node) {

    String field() {
      var field = text(node, "field");
      return field == null ? "unnamed" : field;
    }

    JsonNode value() {
      return node.path("value");
    }

    /** The number it concerns; its display number is no routing key, it may be formatted anyhow. */
    Optional<String> phoneNumberId() {
      var inMetadata = text(value().path("metadata"), "phone_number_id");
      return Optional.ofNullable(
          inMetadata == null ? text(value(), "phone_number_id") : inMetadata);
    }

    /** When it happened, where the account says so: seconds since 1970. */
    @Nullable String time() {
      return text(entry, "time");
    }

    int size() {
      int items =
          value().path("messages").size()
              + value().path("statuses").size()
              + value().path("message_echoes").size();
      return Math.max(1, items);
    }
  }
}
