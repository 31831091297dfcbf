package io.recado.store;

import java.time.Clock;

class InMemoryOutboxTest extends OutboxContract {

  @Override
  protected Stores stores() {
    return new InMemoryStores(Clock.systemUTC());
  }
}
