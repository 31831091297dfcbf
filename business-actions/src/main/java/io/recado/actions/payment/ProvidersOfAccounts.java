package io.recado.actions.payment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Who takes the money of an account. */
public final class ProvidersOfAccounts {

  private final Map<Provider, PaymentProvider> providers = new EnumMap<>(Provider.class);
  private final PaymentAccounts accounts;

  public ProvidersOfAccounts(List<PaymentProvider> providers, PaymentAccounts accounts) {
    providers.forEach(provider -> this.providers.put(provider.provider(), provider));
    this.accounts = accounts;
  }

  /** An account, and who takes its money. */
  record Known(PaymentAccount account, PaymentProvider provider) {}

  /** Those of an attempt. */
  Mono<Known> of(Attempt attempt) {
    return accounts
        .find(attempt.account())
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("no such account: " + attempt.account())))
        .map(account -> new Known(account, of(account)));
  }

  PaymentProvider of(PaymentAccount account) {
    var provider = providers.get(account.provider());
    if (provider == null) {
      throw new IllegalStateException("nobody speaks with " + account.provider());
    }
    return provider;
  }
}
