package io.recado.actions.access;

import io.recado.tenant.TenantId;
import java.net.URI;

/**
 * A MikroTik router of a tenant's, with RouterOS 7.
 *
 * @param name what people call it by
 * @param address where its web service answers; the path {@code /rest} is added
 * @param user one that may read and write, and nothing else
 * @param password kept out of {@link #toString()}
 */
public record Router(
    TenantId tenant, RouterId id, String name, URI address, String user, String password) {

  @Override
  public String toString() {
    return "Router[%s of tenant %s]".formatted(id, tenant);
  }
}
