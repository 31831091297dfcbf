package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Things of Telegram's that tests speak of. */
final class Telegram {

  static final String TOKEN = "100:demo-token";
  static final String SECRET = "demo-secret_1";

  private Telegram() {}

  static Channel aChannel() {
    return aChannel(Map.of("token", TOKEN, "secret", SECRET));
  }

  static Channel aChannel(Map<String, String> secrets) {
    return new Channel(
        TenantId.of("01920000-0000-7000-8000-000000000001"),
        ChannelId.of("01920000-0000-7000-8000-000000000002"),
        ChannelKind.TELEGRAM,
        "100",
        secrets);
  }

  /** An update of this kind; the content is JSON with ' for ". */
  static TelegramUpdate anUpdate(String kind, String content) {
    return TelegramUpdate.parse(anUpdateBody(7, kind, content)).orElseThrow();
  }

  static byte[] anUpdateBody(long id, String kind, String content) {
    var json = "{'update_id': %d, '%s': %s}".formatted(id, kind, content);
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  /** A message in a customer's chat with the bot; {@code fields} is JSON with ' for ". */
  static String aMessage(String fields) {
    return """
    {'message_id': 11, 'date': 1760000000, 'chat': {'id': 456, 'type': 'private'},
     'from': {'id': 456, 'is_bot': false, 'first_name': 'Ana', 'language_code': 'es-MX'}, %s}
    """
        .formatted(fields);
  }
}
