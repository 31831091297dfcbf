package io.recado.actions.payment;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** The accounts of all tenants with payment providers. */
public interface PaymentAccounts {

  /**
   * The account with this id; empty when there is none. Asked by webhooks, before a tenant is
   * known.
   */
  Mono<PaymentAccount> find(AccountId id);

  /** The account a tenant takes new payments by; empty when they have none. */
  Mono<PaymentAccount> preferred(TenantId tenant);

  /**
   * Writes an account, anew or over the one of the same id, and makes it the tenant's preferred
   * one. Its secrets are sealed.
   */
  Mono<Void> save(PaymentAccount account);

  /**
   * Notes that the provider has told something that it had signed, so that owners see that its
   * notices arrive. Often in a minute is noted once.
   */
  Mono<Void> heard(PaymentAccount account);
}
