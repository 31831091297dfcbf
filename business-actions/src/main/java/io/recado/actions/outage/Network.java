package io.recado.actions.outage;

import io.recado.actions.invoice.CustomerId;
import io.recado.tenant.TenantId;
import java.util.Set;
import reactor.core.publisher.Flux;

/** The tenant's network, a tree: nodes feed sectors, sectors feed the accesses of customers. */
interface Network {

  /** A part of it that customers may name. */
  record Area(NodeId node, String name) {}

  /** Every node and sector, and no access. */
  Flux<Area> areas(TenantId tenant);

  /** Where a customer is served from; empty when nothing of theirs is in force. */
  Flux<NodeId> accesses(TenantId tenant, CustomerId customer);

  /**
   * What feeds the accesses of the customers of these numbers, in whatever case they are written;
   * never an access itself.
   */
  Flux<NodeId> areas(TenantId tenant, Set<String> numbers);
}
