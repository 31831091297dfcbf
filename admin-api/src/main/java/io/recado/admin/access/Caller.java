package io.recado.admin.access;

import io.recado.audit.SignedChanges;
import io.recado.tenant.TenantId;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Who makes a request: a person signed in with a tenant, as that stands now and not when the token
 * was issued.
 *
 * @param name how colleagues see them
 */
public record Caller(SessionKey session, PersonId person, String name, Role role) {

  /** No request names a tenant: it is the session's. */
  public TenantId tenant() {
    return session.tenant();
  }

  /** Has something of the tenant's changed in the caller's name, in one transaction. */
  public <T> Mono<T> signs(SignedChanges changes, Supplier<Mono<T>> change) {
    return changes.by(tenant(), person.toString(), change);
  }
}
