package io.recado.gateway.channel.whatsapp;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import io.recado.channel.Channels;
import io.recado.gateway.inbound.Intake;
import io.recado.gateway.inbound.RefusalLog;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The WhatsApp channel, by the settings. */
@Configuration(proxyBeanMethods = false)
@Import(WhatsAppWebhook.class)
class WhatsAppConfiguration {

  /** Half the call, so that a connection that never stands is told from a lost answer. */
  private static final int CONNECT_SHARE = 2;

  /** Below the idle time after which balancers cut: a cut under a request leaves it unknown. */
  private static final Duration MOST_IDLE = Duration.ofSeconds(20);

  /** There are connections for all; should that ever not be so, it is not held against the call. */
  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(1);

  @Bean
  WhatsAppReception whatsAppReception(
      Channels channels, Intake intake, MeterRegistry metrics, Clock clock, Settings settings) {
    return new WhatsAppReception(
        channels,
        intake,
        new WhatsAppInbound(clock),
        metrics,
        new RefusalLog(clock),
        settings.count(Setting.WEBHOOK_MOST_EVENTS));
  }

  @Bean
  WhatsAppChannel whatsAppChannel(Settings settings, Clock clock) {
    var timeout = settings.duration(Setting.CHANNEL_TIMEOUT);
    return new WhatsAppChannel(
        new WhatsAppClient(graph(settings, timeout), timeout, clock),
        settings.count(Setting.WHATSAPP_MESSAGES_PER_SECOND));
  }

  @Bean
  WhatsAppFiles whatsAppFiles(Settings settings) {
    return new WhatsAppFiles(URI.create(base(settings)));
  }

  private static WebClient graph(Settings settings, Duration timeout) {
    var connect = timeout.dividedBy(CONNECT_SHARE);
    int mostCalls = settings.count(Setting.DELIVERY_CONCURRENCY) + WhatsAppChannel.MOST_TYPING;
    var connections =
        ConnectionProvider.builder("whatsapp")
            .maxConnections(mostCalls)
            .pendingAcquireTimeout(WAIT_FOR_CONNECTION)
            .maxIdleTime(MOST_IDLE)
            .build();
    // Reactor Netty sends again what a reset cut short; only the outbox may do that.
    var http =
        HttpClient.create(connections)
            .disableRetry(true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connect.toMillis()));
    return WebClient.builder()
        .baseUrl(base(settings))
        .clientConnector(new ReactorClientHttpConnector(http))
        .build();
  }

  private static String base(Settings settings) {
    var url = settings.url(Setting.WHATSAPP_API_URL).toString().replaceAll("/+$", "");
    return url + "/" + settings.text(Setting.WHATSAPP_API_VERSION);
  }
}
