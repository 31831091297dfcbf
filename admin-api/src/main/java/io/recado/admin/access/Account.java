package io.recado.admin.access;

import io.recado.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person before they have proven who they are.
 *
 * @param tenants they belong to, joined first first
 */
record Account(PersonId person, String passwordHash, List<TenantId> tenants) {

  Account {
    tenants = List.copyOf(tenants);
  }

  /** The tenant asked for, or the first; empty when they do not belong to it, or to none. */
  Optional<TenantId> tenant(@Nullable TenantId wanted) {
    return tenants.stream().filter(one -> wanted == null || one.equals(wanted)).findFirst();
  }

  @Override
  public String toString() {
    return "Account[" + person + "]";
  }
}
