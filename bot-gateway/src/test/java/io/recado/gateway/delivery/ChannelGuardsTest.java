package io.recado.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.settings.Settings;
import io.recado.store.Events;
import io.recado.store.InMemoryStores;
import io.recado.testing.SettableClock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelGuardsTest {

  private final SettableClock clock = new SettableClock(Events.NOON);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ChannelGuards guards = new ChannelGuards(Settings.of(Map.of()), meters, clock);

  @Test
  void ourTagsStandBesideThoseOfTheMeters() {
    guards.of(new InMemoryStores(clock).aChannel());

    var buffered = meters.get("resilience4j.circuitbreaker.buffered.calls").gauges();

    assertThat(buffered)
        .extracting(gauge -> gauge.getId().getTag("kind"))
        .containsExactlyInAnyOrder("failed", "successful");
    assertThat(buffered)
        .allSatisfy(
            gauge ->
                assertThat(gauge.getId().getTags()).contains(Tag.of("channel_kind", "whatsapp")));
  }
}
