package io.recado.gateway.channel.telegram;

import io.recado.channel.ChannelNews;
import io.recado.channel.Channels;
import io.recado.gateway.inbound.Intake;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the Telegram channel. */
@Configuration(proxyBeanMethods = false)
@Import(TelegramWebhook.class)
class TelegramConfiguration {

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final Duration LOOK_FOR_CHANNELS_EVERY = Duration.ofSeconds(30);

  @Bean
  TelegramClient telegramClient(Settings settings) {
    try {
      return new TelegramClient(
          settings.url(Setting.TELEGRAM_API_URL),
          settings.duration(Setting.CHANNEL_TIMEOUT),
          settings.count(Setting.DELIVERY_CONCURRENCY));
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          List.of(Setting.TELEGRAM_API_URL.variable() + ": " + e.getMessage()));
    }
  }

  @Bean
  CallbackAnswers callbackAnswers(TelegramClient client) {
    return new CallbackAnswers(client);
  }

  @Bean
  TelegramReception telegramReception(Intake intake, CallbackAnswers answers, Clock clock) {
    return new TelegramReception(intake, answers, clock);
  }

  @Bean
  TelegramChannel telegramChannel(TelegramClient client, Settings settings) {
    return new TelegramChannel(client, settings.count(Setting.TELEGRAM_MESSAGES_PER_SECOND));
  }

  @Bean
  TelegramFiles telegramFiles(TelegramClient client, Settings settings) {
    return new TelegramFiles(client, settings.url(Setting.TELEGRAM_API_URL));
  }

  /** Where the outside can reach us Telegram calls; where it cannot, Telegram is polled. */
  @Bean
  TelegramSource telegramSource(
      TelegramClient client, TelegramReception reception, Settings settings) {
    return settings.find(Setting.PUBLIC_URL).isPresent()
        ? new TelegramRegistration(client, settings.url(Setting.PUBLIC_URL), BACKOFF)
        : new TelegramPolling(client, reception, BACKOFF);
  }

  @Bean
  TelegramSources telegramSources(Channels channels, TelegramSource source, ChannelNews news) {
    return new TelegramSources(channels, source, news.changes(), LOOK_FOR_CHANNELS_EVERY);
  }
}
