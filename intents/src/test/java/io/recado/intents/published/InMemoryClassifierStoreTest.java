package io.recado.intents.published;

import io.recado.tenant.TenantId;
import java.util.UUID;

class InMemoryClassifierStoreTest implements ClassifierStoreContract {

  private final ClassifierStore store = new InMemoryClassifierStore();

  @Override
  public ClassifierStore store() {
    return store;
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(UUID.randomUUID());
  }
}
