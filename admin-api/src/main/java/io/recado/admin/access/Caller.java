package io.recado.admin.access;

import io.recado.tenant.TenantId;

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
}
