package io.recado.admin.people;

import io.recado.admin.access.PersonId;
import io.recado.admin.access.Role;
import io.recado.tenant.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/** Who belongs to a tenant, and as what. */
public interface Members {

  /** Whether somebody belongs to it. */
  Mono<Boolean> has(TenantId tenant, PersonId person);

  /** All of them, by name. */
  Mono<List<Member>> all(TenantId tenant);

  /** Adds somebody who has an account, unless they belong to it already. */
  Mono<Void> add(TenantId tenant, PersonId person, String name, Role role);

  /** {@link #add} in their own name, as the audit has it. */
  Mono<Void> join(TenantId tenant, PersonId person, String name, Role role);

  /** How colleagues see somebody from now on. */
  Mono<Void> rename(TenantId tenant, PersonId person, String name);

  Mono<Change> changeRole(TenantId tenant, PersonId person, Role role);

  /** Their sign-ins with the tenant end with it. */
  Mono<Change> remove(TenantId tenant, PersonId person);

  /** What a change came to. */
  enum Change {
    MADE,
    NO_SUCH_PERSON,
    /** Nobody would be left who could undo it. */
    LAST_OWNER
  }
}
