package io.recado.actions.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.channel.SecretBox;
import io.recado.egress.Egress;
import io.recado.retention.Pruning;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires events and the webhooks that are told of them. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

  @Bean
  DeliverEvents deliverEvents(
      Deliveries deliveries,
      SecretBox box,
      Egress egress,
      Settings settings,
      MeterRegistry meters) {
    var limits =
        new DeliverEvents.Limits(
            settings.duration(Setting.EGRESS_TIMEOUT), settings.duration(Setting.EVENT_PATIENCE));
    var post = new PostEvent(box, egress, new RetryWaits(new SecureRandom()));
    return new DeliverEvents(deliveries, post, limits, meters);
  }

  @Bean
  GiveUpEvents giveUpEvents(Untaken untaken, Settings settings, MeterRegistry meters) {
    return new GiveUpEvents(untaken, settings.duration(Setting.EVENT_PATIENCE), meters);
  }

  @Bean
  EventMeters eventMeters(Untaken untaken, MeterRegistry meters) {
    return new EventMeters(untaken, meters);
  }

  @Bean
  Pruning prunedDeliveries() {
    return EventRetention.WEBHOOK_DELIVERY;
  }

  @Bean
  Pruning prunedEvents() {
    return EventRetention.WEBHOOK_EVENT;
  }
}
