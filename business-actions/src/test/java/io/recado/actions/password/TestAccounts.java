package io.recado.actions.password;

import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import java.util.Map;

/** Accounts for backends that look at nothing else. */
final class TestAccounts {

  static final String PASSWORD = "uLm4-Tr7k-Wq2x-Bn5p";

  private TestAccounts() {}

  static AccessAccount account(SystemKind kind, String login, Map<String, String> secrets) {
    var system =
        new PasswordSystem(
            new TenantId(Uuid7.next()), new SystemId(Uuid7.next()), kind, "Red", false, secrets);
    return new AccessAccount(new AccessId(Uuid7.next()), system, login);
  }
}
