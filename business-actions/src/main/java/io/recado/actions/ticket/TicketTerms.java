package io.recado.actions.ticket;

import io.recado.action.CustomerId;
import io.recado.tenant.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What tenants have set about their tickets. */
public interface TicketTerms {

  /** The tenant's own, or else {@link TicketPolicy#USUAL}; never empty. */
  Mono<TicketPolicy> policy(TenantId tenant);

  /** Who the contact is proven to be at this moment; empty where nothing proves it. */
  Mono<CustomerId> customer(TicketOrigin origin);

  /**
   * What is allowed for a customer's ticket: of the plans they have, the shortest time counts;
   * without a customer or a level of their plan, what the tenant has set for all, or else the
   * priority's own; never empty. No answer is due after the end.
   */
  Mono<ServiceLevel> level(TenantId tenant, @Nullable CustomerId customer, Priority priority);

  /** The rules that sort new tickets, in the order in which they are tried. */
  Mono<List<SortingRule>> rules(TenantId tenant);
}
