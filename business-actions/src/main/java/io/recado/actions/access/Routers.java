package io.recado.actions.access;

import io.recado.tenant.TenantId;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The routers of all tenants, and how accesses are switched at them. */
public interface Routers {

  /** Writes a router, anew or over the one of the same id. Address and credentials are sealed. */
  Mono<Void> save(Router router);

  /**
   * Takes a router away. One that accesses are switched at stays.
   *
   * @return false when the tenant has no such router
   * @throws org.springframework.dao.DataIntegrityViolationException when accesses are switched at
   *     it
   */
  Mono<Boolean> remove(TenantId tenant, RouterId router);

  /**
   * Says how an access is switched; what was said of it before is forgotten.
   *
   * @param access of the tenant's network
   * @throws org.springframework.dao.DataIntegrityViolationException when there is no such access or
   *     router
   */
  Mono<Void> connect(TenantId tenant, UUID access, RouterId router, AccessSwitch way);

  /**
   * Forgets how an access is switched.
   *
   * @return false when no router was known for it
   */
  Mono<Boolean> disconnect(TenantId tenant, UUID access);

  /** How an access is switched; empty when no router is known for it. */
  Mono<Connection> of(TenantId tenant, UUID access);

  /** A switch, and where it is. */
  record Connection(Router router, AccessSwitch way) {}
}
