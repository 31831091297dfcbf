package io.recado.actions.payment;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** What owners do with their accounts at payment providers. */
public interface PaymentDesk {

  /**
   * An account of this tenant's, to be changed: in a transaction, nobody else changes one until
   * that is over. Empty when the tenant has none of that id.
   */
  Mono<PaymentAccount> find(TenantId tenant, AccountId id);

  /**
   * Has an account use other secrets; whether new payments go by it stays as it is.
   *
   * @return false when the tenant has no such account
   */
  Mono<Boolean> change(PaymentAccount account);

  /**
   * Has new payments go by an account, and by no other; or by none, where they went by this one.
   * What the provider tells of payments before is heard all the same.
   *
   * @return false when the tenant has no such account
   */
  Mono<Boolean> prefer(TenantId tenant, AccountId id, boolean preferred);

  /**
   * Takes an account away. One that payments went by stays: their refunds and disputes come by it.
   *
   * @return false when the tenant has no such account
   * @throws org.springframework.dao.DataIntegrityViolationException when payments went by it
   */
  Mono<Boolean> remove(TenantId tenant, AccountId id);
}
