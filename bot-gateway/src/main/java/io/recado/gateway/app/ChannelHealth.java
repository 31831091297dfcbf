package io.recado.gateway.app;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.gateway.delivery.SendRecord;
import io.recado.health.Degraded;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The health of each kind of channel: how many there are, and which of them take nothing. */
@Configuration(proxyBeanMethods = false)
class ChannelHealth {

  @Bean
  ReactiveHealthIndicator whatsappHealthIndicator(Channels channels, SendRecord record) {
    return new Indicator(ChannelKind.WHATSAPP, channels, record);
  }

  @Bean
  ReactiveHealthIndicator telegramHealthIndicator(Channels channels, SendRecord record) {
    return new Indicator(ChannelKind.TELEGRAM, channels, record);
  }

  @Bean
  ReactiveHealthIndicator webchatHealthIndicator(Channels channels, SendRecord record) {
    return new Indicator(ChannelKind.WEBCHAT, channels, record);
  }

  private static final class Indicator extends AbstractReactiveHealthIndicator {

    private final ChannelKind kind;
    private final Channels channels;
    private final SendRecord record;

    Indicator(ChannelKind kind, Channels channels, SendRecord record) {
      this.kind = kind;
      this.channels = channels;
      this.record = record;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder health) {
      return channels.ofKind(kind).collectList().map(found -> health(health, found));
    }

    private Health health(Health.Builder health, List<Channel> found) {
      var down = record.down(kind);
      if (found.isEmpty()) {
        health.unknown();
      } else if (down.isEmpty()) {
        health.up();
      } else {
        health
            .status(Degraded.STATUS)
            .withDetail(
                "down",
                down.entrySet().stream()
                    .collect(
                        Collectors.toMap(entry -> entry.getKey().toString(), e -> e.getValue())));
      }
      record.lastAttempt(kind).ifPresent(at -> health.withDetail("lastAttempt", at.toString()));
      return health.withDetail("channels", found.size()).build();
    }
  }
}
