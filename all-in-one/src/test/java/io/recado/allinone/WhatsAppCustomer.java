package io.recado.allinone;

import static org.awaitility.Awaitility.await;

import io.recado.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A customer on WhatsApp. What they write reaches the product as Meta delivers it: in the form of
 * the real samples, signed.
 */
final class WhatsAppCustomer {

  static final Map<Setting, String> SETTINGS =
      Map.of(
          Setting.WHATSAPP_APP_SECRET, "demo-app-secret",
          Setting.DEMO_WHATSAPP_PHONE_NUMBER_ID, "1122334455667",
          Setting.DEMO_WHATSAPP_TOKEN, "demo-access-token");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final byte[] TEXT = Payload.bytes("whatsapp/pywa.message.text.json");
  private static final byte[] STATUS = Payload.bytes("whatsapp/pywa.message_status.delivered.json");

  private final Site site;
  private final String phone;
  private final String userId;

  private WhatsAppCustomer(Site site, String phone, String userId) {
    this.site = site;
    this.phone = phone;
    this.userId = userId;
  }

  /** The customer the sample is of. */
  static WhatsAppCustomer ofTheSample(Site site) {
    return new WhatsAppCustomer(site, "972987654321", "US.13491208655302741918");
  }

  /** Another one, by a number from the range kept for fiction. */
  static WhatsAppCustomer numbered(Site site, int number) {
    return new WhatsAppCustomer(
        site, "1202555%04d".formatted(number), "US.1349120865530274%04d".formatted(number));
  }

  boolean isAt(String address) {
    return address.equals(phone) || address.equals(userId);
  }

  /**
   * Posts the sample, but with another time, as it was written years ago and Meta delivers for a
   * week at most, and with a greeting in Spanish. All that these methods return is the answer's
   * status.
   */
  int postsTheSample() {
    var text = new String(TEXT, StandardCharsets.UTF_8);
    var now = "\"timestamp\": \"%d\"".formatted(Instant.now().getEpochSecond());
    return deliver(
        text.replaceAll("\"timestamp\": ?\"\\d+\"", now)
            .replace("Body Text", "Buenas tardes")
            .getBytes(StandardCharsets.UTF_8));
  }

  int says(String text) {
    return deliver(saying(text));
  }

  int taps(String title, String id) {
    var message = message();
    message.put("type", "interactive").remove("text");
    var reply = message.putObject("interactive").put("type", "button_reply");
    reply.putObject("button_reply").put("id", id).put("title", title);
    return deliver(bytes(message));
  }

  int picks(String title, String id) {
    var message = message();
    message.put("type", "interactive").remove("text");
    var reply = message.putObject("interactive").put("type", "list_reply");
    reply.putObject("list_reply").put("id", id).put("title", title);
    return deliver(bytes(message));
  }

  /** A delivery with a new message in it, to be posted as often as one likes. */
  byte[] saying(String text) {
    var message = message();
    message.putObject("text").put("body", text);
    return bytes(message);
  }

  /** Tells that a message of ours has reached them. */
  int hasReceived(Reply reply) {
    var root = JSON.readTree(STATUS);
    var status = (ObjectNode) value(root).path("statuses").path(0);
    status.put("id", reply.messageId()).put("recipient_id", phone);
    status.put("biz_opaque_callback_data", reply.opaqueId());
    return deliver(JSON.writeValueAsBytes(root));
  }

  /** Delivers as Meta does: again and again until it is taken, should the product be too busy. */
  int deliver(byte[] body) {
    var signature = Map.of("X-Hub-Signature-256", "sha256=" + hmac(body));
    return await()
        .atMost(GraphApi.PATIENCE)
        .until(() -> site.post("/webhooks/whatsapp", body, signature), status -> status != 503);
  }

  @Override
  public String toString() {
    return phone;
  }

  /** The sample's message, as a new one of this customer. */
  private ObjectNode message() {
    var message = (ObjectNode) value(JSON.readTree(TEXT)).path("messages").path(0);
    return message
        .put("from", phone)
        .put("id", "wamid." + UUID.randomUUID())
        .put("timestamp", Long.toString(Instant.now().getEpochSecond()));
  }

  /** The sample's delivery, with this message in it. */
  private byte[] bytes(ObjectNode message) {
    var root = JSON.readTree(TEXT);
    var value = (ObjectNode) value(root);
    ((ObjectNode) value.path("contacts").path(0)).put("wa_id", phone).put("user_id", userId);
    value.putArray("messages").add(message);
    return JSON.writeValueAsBytes(root);
  }

  private static JsonNode value(JsonNode root) {
    return root.path("entry").path(0).path("changes").path(0).path("value");
  }

  private static String hmac(byte[] body) {
    try {
      var secret = SETTINGS.getOrDefault(Setting.WHATSAPP_APP_SECRET, "");
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
