package io.recado.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class InMemoryOutboxTest extends OutboxContract {

  private Duration ahead = Duration.ZERO;

  @Override
  protected Stores stores() {
    return new InMemoryStores(new ClockAhead());
  }

  @Override
  protected void later(Duration time) {
    ahead = ahead.plus(time);
  }

  private final class ClockAhead extends Clock {

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
