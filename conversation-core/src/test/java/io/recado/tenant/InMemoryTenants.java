package io.recado.tenant;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Tenants without a database, for tests. */
public final class InMemoryTenants implements Tenants {

  private final Map<TenantId, Tenant> tenants = new ConcurrentHashMap<>();

  public InMemoryTenants add(Tenant tenant) {
    tenants.put(tenant.id(), tenant);
    return this;
  }

  @Override
  public Mono<Tenant> find(TenantId id) {
    return Mono.fromSupplier(() -> tenants.get(id));
  }
}
