package io.recado.actions.bank;

import io.recado.tenant.TenantId;
import java.util.Currency;
import java.util.List;
import reactor.core.publisher.Mono;

/** The accounts that tenants want money transferred to. */
public interface BankAccounts {

  /** Those in this currency, in the tenant's own order; an empty list where there are none. */
  Mono<List<BankAccount>> in(TenantId tenant, Currency currency);
}
