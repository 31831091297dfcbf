package io.recado.actions.outage;

import io.recado.actions.invoice.CustomerId;
import java.util.List;

/** Where somebody who asks is served from. */
sealed interface Place {

  /** The accesses of the customer they are proven to be; at least one. */
  record Own(CustomerId customer, List<NodeId> accesses) implements Place {
    public Own {
      accesses = List.copyOf(accesses);
    }
  }

  /** A part of the network they named; everybody may know how it does. */
  record Named(NodeId node) implements Place {}

  /**
   * What they gave as a contract's number. Whether there is such a contract, whose it is and where
   * is told to nobody: no such contract, and an area without incidents, look alike.
   *
   * @param areas what feeds it; none when there is no such contract
   */
  record OfContract(List<NodeId> areas) implements Place {
    public OfContract {
      areas = List.copyOf(areas);
    }
  }

  /** They named none of the tenant's places. */
  record NotFound() implements Place {}

  /** They named none, and nothing proves who they are. */
  record Unsaid() implements Place {}

  default List<NodeId> nodes() {
    return switch (this) {
      case Own(_, var accesses) -> accesses;
      case Named(var node) -> List.of(node);
      case OfContract(var areas) -> areas;
      case NotFound(), Unsaid() -> List.of();
    };
  }
}
