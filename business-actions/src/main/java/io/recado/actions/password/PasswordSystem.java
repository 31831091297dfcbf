package io.recado.actions.password;

import io.recado.tenant.TenantId;
import java.util.Map;

/**
 * A system that holds passwords of a tenant's customers.
 *
 * @param name as customers know it, at most 60 characters
 * @param showsInChat whether new passwords are written into the chat, which is the tenant's choice;
 *     otherwise a link shows them once
 * @param secrets where it is and how we get in, by the names that its {@link PasswordBackend} says
 */
public record PasswordSystem(
    TenantId tenant,
    SystemId id,
    SystemKind kind,
    String name,
    boolean showsInChat,
    Map<String, String> secrets) {

  public PasswordSystem {
    secrets = Map.copyOf(secrets);
  }

  /**
   * One of its secrets.
   *
   * @throws IllegalStateException when it was not given: the system was set up badly
   */
  String secret(String key) {
    var value = secrets.get(key);
    if (value == null) {
      throw new IllegalStateException("password system " + id + " has no " + key);
    }
    return value;
  }

  @Override
  public String toString() {
    return "PasswordSystem[" + id + ", " + kind + "]";
  }
}
