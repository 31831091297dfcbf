package io.recado.actions.glpi;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The GLPIs in which tenants keep their tickets as well. */
public interface GlpiDesks {

  /**
   * A GLPI that is in trouble: what it is to be told waits.
   *
   * @param code such as {@code too_slow} or {@code login_refused}; of single tickets that it does
   *     not take, {@code refused}
   */
  record Failing(TenantId tenant, String code) {}

  /**
   * Has a tenant's tickets kept there from now on: those that are open are written there, and
   * others when something happens to them. In place of other credentials, these are used; what
   * waits is tried at once. With another address, nothing is known of what the GLPI before had.
   */
  Mono<Void> connect(TenantId tenant, GlpiAccess access);

  /** Leaves tickets to this product alone. What is in GLPI stays there, and is forgotten here. */
  Mono<Void> disconnect(TenantId tenant);

  /** Those that could not be told the last time. */
  Flux<Failing> failing();
}
