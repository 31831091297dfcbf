package io.recado.allinone;

import io.recado.actions.demo.DemoTenant;
import io.recado.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The customer of the real samples, in a private chat with the demo tenant's bot. */
final class TelegramCustomer {

  static final Map<Setting, String> SETTINGS =
      Map.of(
          Setting.DEMO_TELEGRAM_TOKEN, "110201543:demo-token",
          Setting.DEMO_TELEGRAM_SECRET, "demo-secret");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final byte[] TEXT = Payload.bytes("telegram/nutgram.text.json");
  private static final byte[] TAP = Payload.bytes("telegram/nutgram.callback_query.json");
  private static final long CHAT = 12345678;

  private final Site site;
  private final AtomicLong lastUpdate = new AtomicLong(900_000_000);

  TelegramCustomer(Site site) {
    this.site = site;
  }

  boolean isAt(String address) {
    return address.equals(Long.toString(CHAT));
  }

  /**
   * Posts the sample as it is, but for its time: Telegram delivers for a day at most. All that
   * these methods return is the answer's status.
   */
  int postsTheSample() {
    var text = new String(TEXT, StandardCharsets.UTF_8);
    var now = "\"date\": " + Instant.now().getEpochSecond();
    var body = text.replaceAll("\"date\": ?\\d+", now);
    return deliver(body.getBytes(StandardCharsets.UTF_8), "demo-secret");
  }

  int says(String text) {
    return deliver(saying(text), "demo-secret");
  }

  int taps(String data) {
    var update = update(TAP);
    var query = (ObjectNode) update.path("callback_query");
    query.put("id", update.path("update_id").asString()).put("data", data);
    ((ObjectNode) query.path("from")).put("id", CHAT);
    ((ObjectNode) query.path("message").path("chat")).put("id", CHAT);
    return deliver(JSON.writeValueAsBytes(update), "demo-secret");
  }

  /** A new update with a message in it, to be handed over in any way. */
  byte[] saying(String text) {
    var update = update(TEXT);
    var message = (ObjectNode) update.path("message");
    message.put("message_id", update.path("update_id").asLong()).put("text", text);
    message.put("date", Instant.now().getEpochSecond());
    return JSON.writeValueAsBytes(update);
  }

  int deliver(byte[] update, String secret) {
    var path = "/webhooks/telegram/" + DemoTenant.TELEGRAM;
    return site.post(path, update, Map.of("X-Telegram-Bot-Api-Secret-Token", secret));
  }

  @Override
  public String toString() {
    return "chat " + CHAT;
  }

  private ObjectNode update(byte[] sample) {
    return ((ObjectNode) JSON.readTree(sample)).put("update_id", lastUpdate.incrementAndGet());
  }
}
