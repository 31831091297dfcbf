package io.recado.actions.outage;

import io.recado.action.CustomerId;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;

/** The tenant's network, a tree: nodes feed sectors, sectors feed the accesses of customers. */
interface Network {

  /** A part of it that customers may name. */
  record Area(NodeId node, String name) {}

  /**
   * Somebody's contract.
   *
   * @param area what feeds their access; never the access itself
   */
  record Contract(CustomerId customer, NodeId area) {}

  /** Every node and sector, and no access. */
  Flux<Area> areas(TenantId tenant);

  /** Where a customer is served from; empty when nothing of theirs is in force. */
  Flux<NodeId> accesses(TenantId tenant, CustomerId customer);

  /**
   * What the customers of these numbers, in whatever case they are written, have; one for each
   * access.
   */
  Flux<Contract> contracts(TenantId tenant, Set<String> numbers);

  /** These nodes and all that feed them; each perhaps several times. */
  Flux<NodeId> above(TenantId tenant, List<NodeId> nodes);

  /** What each of these is called, after what feeds it: "Cerro Norte · Acceso 12". */
  Flux<String> names(TenantId tenant, List<NodeId> nodes);
}
