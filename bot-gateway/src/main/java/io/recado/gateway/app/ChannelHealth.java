package io.recado.gateway.app;

import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.health.Degraded;
import io.recado.outbox.Outbox;
import io.recado.outbox.Outbox.Halt;
import java.util.List;
import java.util.Map;
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
  ReactiveHealthIndicator whatsappHealthIndicator(Channels channels, Outbox outbox) {
    return new Indicator(ChannelKind.WHATSAPP, channels, outbox);
  }

  @Bean
  ReactiveHealthIndicator telegramHealthIndicator(Channels channels, Outbox outbox) {
    return new Indicator(ChannelKind.TELEGRAM, channels, outbox);
  }

  @Bean
  ReactiveHealthIndicator webchatHealthIndicator(Channels channels, Outbox outbox) {
    return new Indicator(ChannelKind.WEBCHAT, channels, outbox);
  }

  private static final class Indicator extends AbstractReactiveHealthIndicator {

    private final ChannelKind kind;
    private final Channels channels;
    private final Outbox outbox;

    Indicator(ChannelKind kind, Channels channels, Outbox outbox) {
      this.kind = kind;
      this.channels = channels;
      this.outbox = outbox;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder health) {
      return Mono.zip(
          channels.ofKind(kind).count(),
          outbox.halts().filter(halt -> halt.kind() == kind).collectList(),
          (count, halts) -> health(health, count, halts));
    }

    private static Health health(Health.Builder health, long count, List<Halt> halts) {
      var down = halts.stream().filter(halt -> halt.downSince() != null).toList();
      if (count == 0) {
        health.unknown();
      } else if (down.isEmpty()) {
        health.up();
      } else {
        health.status(Degraded.STATUS).withDetail("down", codes(down));
      }
      return health
          .withDetail("channels", count)
          .withDetail("paused", halts.size() - down.size())
          .build();
    }

    private static Map<String, String> codes(List<Halt> halts) {
      return halts.stream()
          .collect(Collectors.toMap(halt -> halt.channel().toString(), Halt::code));
    }
  }
}
