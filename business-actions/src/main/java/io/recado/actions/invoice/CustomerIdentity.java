package io.recado.actions.invoice;

import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/**
 * Who somebody who writes is in the tenant's files. What a customer owes is told only to who is
 * proven to be that customer: a name or a number that somebody types proves nothing.
 */
public interface CustomerIdentity {

  /**
   * The customer this contact is proven to be; empty when nothing proves it, or when it would prove
   * two customers.
   */
  Mono<CustomerId> proven(TenantId tenant, ContactId contact);
}
