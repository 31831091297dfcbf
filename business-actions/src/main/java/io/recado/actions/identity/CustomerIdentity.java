package io.recado.actions.identity;

import io.recado.action.CustomerId;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/**
 * Who somebody who writes is in the tenant's files. What concerns a customer is told only to who is
 * proven to be that customer: a name or a number that somebody types proves nothing.
 */
@FunctionalInterface
public interface CustomerIdentity {

  /**
   * The customer this contact is proven to be in this conversation, now; empty when nothing proves
   * it, or when it would prove two customers. A proof that has run out, or that another contact
   * gave in the same conversation, is none.
   */
  Mono<CustomerId> proven(TenantId tenant, ConversationId conversation, ContactId contact);
}
