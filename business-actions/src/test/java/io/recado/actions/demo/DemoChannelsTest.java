package io.recado.actions.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoChannelsTest {

  private static final Channel WIDGET =
      new Channel(DemoTenant.ID, DemoTenant.WEBCHAT, ChannelKind.WEBCHAT, "demo-widget", Map.of());

  @Test
  void theWidgetIsAlwaysThere() {
    assertThat(channels(Map.of())).containsExactly(WIDGET);
  }

  @Test
  void whatsAppIsThereWhenItsNumberIs() {
    var channels =
        channels(
            Map.of(
                "RECADO_DEMO_WHATSAPP_PHONE_NUMBER_ID", "106540352242922",
                "RECADO_DEMO_WHATSAPP_TOKEN", "EAA-demo"));

    assertThat(channels)
        .containsExactly(
            WIDGET,
            new Channel(
                DemoTenant.ID,
                DemoTenant.WHATSAPP,
                ChannelKind.WHATSAPP,
                "106540352242922",
                Map.of("token", "EAA-demo")));
  }

  @Test
  void whatsAppCanListenBeforeItsTokenIsGiven() {
    var channels = channels(Map.of("RECADO_DEMO_WHATSAPP_PHONE_NUMBER_ID", "106540352242922"));

    assertThat(channels).hasSize(2);
    assertThat(channels.get(1).secret("token")).isEmpty();
  }

  @Test
  void telegramIsThereWhenItsTokenIs() {
    var channels =
        channels(
            Map.of(
                "RECADO_DEMO_TELEGRAM_TOKEN", "110201543:AAHdemo",
                "RECADO_DEMO_TELEGRAM_SECRET", "given-secret"));

    assertThat(channels)
        .containsExactly(
            WIDGET,
            new Channel(
                DemoTenant.ID,
                DemoTenant.TELEGRAM,
                ChannelKind.TELEGRAM,
                "110201543",
                Map.of("token", "110201543:AAHdemo", "secret", "given-secret")));
  }

  @Test
  void telegramsSecretFollowsFromTheTokenWhenNoneIsGiven() {
    var telegram = channels(Map.of("RECADO_DEMO_TELEGRAM_TOKEN", "110201543:AAHdemo")).get(1);

    // printf recado-webhook | openssl dgst -sha256 -hmac 110201543:AAHdemo
    assertThat(telegram.secret("secret"))
        .contains("996bdb5db6e260bfdd57d19462db2bfc103b6a3c966e5e7087389a80d30d2510");
  }

  @ParameterizedTest
  @ValueSource(strings = {"canary", ":canary", "bot:canary", "12345:", "123 45:canary"})
  void whatIsNoBotTokenIsRefusedWithoutRepeatingIt(String token) {
    assertThatThrownBy(() -> channels(Map.of("RECADO_DEMO_TELEGRAM_TOKEN", token)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("RECADO_DEMO_TELEGRAM_TOKEN is no bot token")
        .hasMessageNotContaining("canary");
  }

  private static List<Channel> channels(Map<String, String> environment) {
    return DemoChannels.of(Settings.of(environment));
  }
}
