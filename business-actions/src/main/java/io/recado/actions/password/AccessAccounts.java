package io.recado.actions.password;

import io.recado.action.CustomerId;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The accounts that customers sign in with. */
interface AccessAccounts {

  /** A customer's accounts, by the names of their systems. */
  Flux<AccessAccount> of(TenantId tenant, CustomerId customer);

  /** The account, if it is this customer's; empty otherwise. */
  Mono<AccessAccount> find(TenantId tenant, CustomerId customer, AccessId id);
}
