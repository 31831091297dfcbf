package io.recado.actions.password;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** The systems of all tenants that hold passwords. */
public interface PasswordSystems {

  /** Adds a system, or changes it. */
  Mono<Void> save(PasswordSystem system);

  /**
   * Takes a system away. One that customers sign in to stays.
   *
   * @return false when the tenant has no such system
   * @throws org.springframework.dao.DataIntegrityViolationException when accounts are in it
   */
  Mono<Boolean> remove(TenantId tenant, SystemId id);
}
