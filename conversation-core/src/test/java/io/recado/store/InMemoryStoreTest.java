package io.recado.store;

import java.time.Clock;

class InMemoryStoreTest extends ConversationStoreContract {

  @Override
  protected Stores stores() {
    return new InMemoryStores(Clock.systemUTC());
  }
}
