package io.recado.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.store.Events;
import io.recado.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

  private final SettableClock clock = new SettableClock(Events.NOON);
  private final RefusalLog refusals = new RefusalLog(clock);

  @Test
  void theFirstIsToldAtOnceAndTheOthersTogetherASecondLater() {
    assertThat(refusals.tellNow()).isEqualTo(1);
    assertThat(refusals.tellNow()).isZero();
    assertThat(refusals.tellNow()).isZero();

    clock.advance(Duration.ofSeconds(1));

    assertThat(refusals.tellNow()).isEqualTo(3);
    assertThat(refusals.tellNow()).isZero();
  }
}
