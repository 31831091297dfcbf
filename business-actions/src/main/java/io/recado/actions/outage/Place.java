package io.recado.actions.outage;

import io.recado.action.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where somebody who asks is served from. */
sealed interface Place {

  /** The accesses of the customer they are proven to be; at least one. */
  record Own(CustomerId customer, List<NodeId> accesses) implements Place {
    public Own {
      accesses = List.copyOf(accesses);
    }
  }

  /**
   * A part of the network they named; everybody may know how it does.
   *
   * @param customer who they are proven to be, served from elsewhere; null of strangers
   */
  record Named(NodeId node, @Nullable CustomerId customer) implements Place {}

  /**
   * What they gave as a contract's number. Whether there is such a contract, whose it is and where
   * is told to nobody: no such contract, and an area without incidents, look alike.
   *
   * @param areas what feeds it; none when there is no such contract
   * @param customer whose it is, for counting alone; null when that is nobody, or not one
   */
  record OfContract(List<NodeId> areas, @Nullable CustomerId customer) implements Place {
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
      case Named(var node, _) -> List.of(node);
      case OfContract(var areas, _) -> areas;
      case NotFound(), Unsaid() -> List.of();
    };
  }

  /** Whose household speaks, proven or not; null where that is not known. */
  default @Nullable CustomerId household() {
    return switch (this) {
      case Own(var customer, _) -> customer;
      case Named(_, var customer) -> customer;
      case OfContract(_, var customer) -> customer;
      case NotFound(), Unsaid() -> null;
    };
  }

  /** Whether whoever speaks is proven to be a customer. */
  default boolean proven() {
    return switch (this) {
      case Own _ -> true;
      case Named(_, var customer) -> customer != null;
      case OfContract _, NotFound _, Unsaid _ -> false;
    };
  }
}
