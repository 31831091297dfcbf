package io.recado.tenant;

import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import java.time.ZoneId;

class InMemoryTenantsTest implements TenantsContract {

  private final InMemoryTenants tenants = new InMemoryTenants();

  @Override
  public Tenants tenants() {
    return tenants;
  }

  @Override
  public TenantId add(String name) {
    var id = new TenantId(Uuid7.next());
    tenants.add(new Tenant(id, name, ZoneId.of("America/Mexico_City"), Language.SPANISH));
    return id;
  }
}
