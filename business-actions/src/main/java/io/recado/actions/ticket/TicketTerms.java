package io.recado.actions.ticket;

import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/** What tenants have set about their tickets. */
public interface TicketTerms {

  /** The tenant's own, or else {@link TicketPolicy#USUAL}; never empty. */
  Mono<TicketPolicy> policy(TenantId tenant);

  /**
   * What is allowed for a ticket of this contact: of the plans their customer has, the shortest
   * time counts; without a customer or a level of their plan, what the tenant has set for all, or
   * else the priority's own; never empty.
   */
  Mono<ServiceLevel> level(TenantId tenant, ContactId contact, Priority priority);

  /** The rules that sort new tickets, in the order in which they are tried. */
  Mono<List<SortingRule>> rules(TenantId tenant);
}
