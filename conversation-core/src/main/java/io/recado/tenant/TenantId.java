package io.recado.tenant;

import java.util.UUID;

/** Identity of a tenant: one firm whose customers write to it. */
public record TenantId(UUID value) {

  public static TenantId of(String text) {
    return new TenantId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
