package io.recado.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.gateway.channel.SendLimits;
import io.recado.gateway.channel.SendLimits.Rate;
import io.recado.store.Events;
import io.recado.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalPaceTest extends PaceContract {

  private final SettableClock clock = new SettableClock(Events.NOON);
  private final LocalPace pace = new LocalPace(clock);

  @Override
  Pace pace() {
    return pace;
  }

  /** Cloud API, overview: 45 at once, then as many intervals of six seconds. */
  @Test
  void aBurstToOneCustomerIsRepaidByWaiting() {
    var limits = new SendLimits(Rate.UNLIMITED, new Rate(Duration.ofSeconds(6), 45));
    for (int i = 0; i < 45; i++) {
      assertThat(admit("ana", limits).isNow()).isTrue();
    }
    assertThat(admit("ana", limits).delay()).isEqualTo(Duration.ofSeconds(6));

    clock.advance(Duration.ofSeconds(12));
    assertThat(admit("ana", limits).isNow()).isTrue();
    assertThat(admit("ana", limits).isNow()).isTrue();
    assertThat(admit("ana", limits).isNow()).isFalse();
  }

  @Test
  void noSecondSeesMoreThanAQuarterAboveTheRate() {
    var limits = new SendLimits(Rate.perSecond(80), Rate.UNLIMITED);

    int inFirstSecond = 0;
    while (admit("user" + inFirstSecond, limits).delay().compareTo(Duration.ofSeconds(1)) < 0) {
      inFirstSecond++;
    }

    assertThat(inFirstSecond).isBetween(80, 100);
  }
}
