package io.recado.actions.demo;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.digest.HmacSha256;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The demo tenant's channels: the widget always, the others when their settings are there. */
final class DemoChannels {

  /** A bot's numeric id, then what proves to be its owner. */
  private static final Pattern TELEGRAM_TOKEN = Pattern.compile("(\\d{1,20}):\\S+");

  private DemoChannels() {}

  /**
   * @throws SettingsException when a value cannot be what it should
   */
  static List<Channel> of(Settings settings) {
    return Stream.of(Optional.of(webchat()), whatsApp(settings), telegram(settings))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Channel webchat() {
    return channel(DemoTenant.WEBCHAT, ChannelKind.WEBCHAT, DemoTenant.SITE_TOKEN, Map.of());
  }

  private static Optional<Channel> whatsApp(Settings settings) {
    var secrets =
        settings
            .find(Setting.DEMO_WHATSAPP_TOKEN)
            .map(token -> Map.of("token", token))
            .orElseGet(Map::of);
    return settings
        .find(Setting.DEMO_WHATSAPP_PHONE_NUMBER_ID)
        .map(id -> channel(DemoTenant.WHATSAPP, ChannelKind.WHATSAPP, id, secrets));
  }

  private static Optional<Channel> telegram(Settings settings) {
    return settings
        .find(Setting.DEMO_TELEGRAM_TOKEN)
        .map(
            token -> {
              var secret =
                  settings.find(Setting.DEMO_TELEGRAM_SECRET).orElseGet(() -> derivedSecret(token));
              var secrets = Map.of("token", token, "secret", secret);
              return channel(DemoTenant.TELEGRAM, ChannelKind.TELEGRAM, botId(token), secrets);
            });
  }

  private static String botId(String token) {
    var matcher = TELEGRAM_TOKEN.matcher(token);
    if (!matcher.matches()) {
      throw new SettingsException(
          List.of(
              Setting.DEMO_TELEGRAM_TOKEN.variable()
                  + " is no bot token: a number, a colon and the key"));
    }
    return matcher.group(1);
  }

  /** The same on every node and at every start, so that Telegram need not be told anew. */
  private static String derivedSecret(String token) {
    return HexFormat.of().formatHex(new HmacSha256(token).of("recado-webhook"));
  }

  private static Channel channel(
      ChannelId id, ChannelKind kind, String address, Map<String, String> secrets) {
    return new Channel(DemoTenant.ID, id, kind, address, secrets);
  }
}
