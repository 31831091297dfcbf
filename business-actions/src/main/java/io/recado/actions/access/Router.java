package io.recado.actions.access;

import io.recado.tenant.TenantId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

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

  /** Where its REST interface has something. */
  URI at(String path) {
    return URI.create(address.toString().replaceFirst("/$", "") + "/rest" + path);
  }

  /** What goes with each request. */
  Map<String, String> headers() {
    var login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "authorization",
        "Basic " + Base64.getEncoder().encodeToString(login),
        "content-type",
        "application/json");
  }

  @Override
  public String toString() {
    return "Router[%s of tenant %s]".formatted(id, tenant);
  }
}
