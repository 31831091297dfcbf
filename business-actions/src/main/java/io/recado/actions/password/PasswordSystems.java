package io.recado.actions.password;

import reactor.core.publisher.Mono;

/** The systems of all tenants that hold passwords. */
public interface PasswordSystems {

  /** Adds a system, or changes it. */
  Mono<Void> save(PasswordSystem system);
}
