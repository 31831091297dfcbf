package io.recado.actions.payment;

import io.recado.tenant.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * A tenant's account with a provider.
 *
 * @param live whether its money is real; what an account for tests is told of real money, or the
 *     other way round, is not believed
 * @param secrets by name, decrypted; kept out of {@link #toString()}
 */
public record PaymentAccount(
    TenantId tenant, AccountId id, Provider provider, boolean live, Map<String, String> secrets) {

  /** What opens the provider's API. */
  public static final String KEY = "key";

  /** What the provider signs its webhooks with. */
  public static final String SIGNING_SECRET = "signing-secret";

  public PaymentAccount {
    secrets = Map.copyOf(secrets);
  }

  /** The secret of this name; empty when the owner has not given it yet. */
  public Optional<String> secret(String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  @Override
  public String toString() {
    return "PaymentAccount[%s %s of tenant %s]".formatted(provider.code(), id, tenant);
  }
}
