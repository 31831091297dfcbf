package io.recado.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.ChannelNews;
import io.recado.channel.Channels;
import io.recado.gateway.channel.Downloads;
import io.recado.gateway.channel.OutboundChannel;
import io.recado.gateway.inbound.Intake;
import io.recado.live.LocalLiveEvents;
import io.recado.settings.Settings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;

class TelegramConfigurationTest {

  @Test
  void withoutAPublicUrlTelegramIsPolled() {
    given(Map.of())
        .run(
            context -> {
              assertThat(context).hasSingleBean(TelegramPolling.class);
              assertThat(context).doesNotHaveBean(TelegramRegistration.class);
            });
  }

  @Test
  void withAPublicUrlTelegramCallsUs() {
    given(Map.of("RECADO_PUBLIC_URL", "https://chat.example.com"))
        .run(
            context -> {
              assertThat(context).hasSingleBean(TelegramRegistration.class);
              assertThat(context).doesNotHaveBean(TelegramPolling.class);
            });
  }

  @Test
  void theChannelIsComplete() {
    given(Map.of())
        .run(
            context -> {
              assertThat(context).hasSingleBean(TelegramWebhook.class);
              assertThat(context).hasSingleBean(OutboundChannel.class);
              assertThat(context.getBean(TelegramSources.class).isRunning()).isTrue();
            });
  }

  @Test
  void anApiUrlWithAPathIsRefusedByName() {
    given(Map.of("RECADO_TELEGRAM_API_URL", "https://proxy.example/telegram"))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("RECADO_TELEGRAM_API_URL"));
  }

  private static ApplicationContextRunner given(Map<String, String> environment) {
    return new ApplicationContextRunner()
        .withUserConfiguration(Scanned.class)
        .withBean(Settings.class, () -> Settings.of(new HashMap<>(environment)))
        .withBean(Downloads.class, () -> new Downloads(Settings.of(Map.of())))
        .withBean(Channels.class, FakeChannels::new)
        .withBean(ChannelNews.class, () -> new ChannelNews(new LocalLiveEvents()))
        .withBean(Intake.class, FakeIntake::new)
        .withBean(Clock.class, Clock::systemUTC);
  }

  /** The application finds the configuration by scanning. */
  @ComponentScan("io.recado.gateway.channel.telegram")
  static class Scanned {}
}
