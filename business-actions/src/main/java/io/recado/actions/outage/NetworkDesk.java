package io.recado.actions.outage;

import io.recado.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

/**
 * What owners do with their network. Nodes feed sectors and sectors feed accesses; no two of a
 * tenant's have one name.
 */
public interface NetworkDesk {

  /** The most characters that a name has. */
  int MOST_NAME = 100;

  /**
   * A part that is added.
   *
   * @param feeder null of a node
   */
  record NewNode(NodeId id, NodeKind kind, String name, @Nullable NodeId feeder) {}

  /** A part that there is. */
  record Named(NodeId id, NodeKind kind) {}

  /** What hangs on a part of the network, and keeps it from being removed. */
  enum Tie {
    /** It feeds others. */
    FEEDS,
    /** It serves a customer's contract, or one that has ended. */
    CONTRACTS,
    /** A router knows it as something to be switched. */
    ROUTER,
    INCIDENTS,
    REPORTS,
    /** Works that are not over are planned there. */
    WORKS,
    /** Objects of monitors stand for it. */
    OBJECTS
  }

  /** What became of an owner's wish. */
  sealed interface Outcome {

    record Done() implements Outcome {}

    /** There is no such node. */
    record Unknown() implements Outcome {}

    /** What is to feed it does not exist, or feeds no such thing. */
    record Misplaced() implements Outcome {}

    /** The tenant has as many nodes as it may. */
    record TooMany() implements Outcome {}

    /**
     * @param by at least one
     */
    record InUse(Set<Tie> by) implements Outcome {
      public InUse {
        by = Set.copyOf(by);
      }
    }
  }

  /**
   * Adds all, or nothing. What feeds another may be among them, in any place.
   *
   * @throws DuplicateKeyException when one of the names is taken
   */
  Mono<Outcome> add(TenantId tenant, List<NewNode> nodes);

  /**
   * Gives it a name and a place. A part that is moved goes with all it feeds, and its incidents and
   * reports go with it; what is known where it comes to explains what was suspected of it. Waits
   * for those who act on the tenant's trees.
   *
   * @throws DuplicateKeyException when the name is taken
   */
  Mono<Outcome> change(TenantId tenant, NodeId node, String name, @Nullable NodeId feeder);

  /** Removes it, with works that are over, if nothing else hangs on it. */
  Mono<Outcome> remove(TenantId tenant, NodeId node);

  /** What hangs on it. */
  Mono<Set<Tie>> ties(TenantId tenant, NodeId node);

  /** Those of these names that there are. */
  Mono<Map<String, Named>> named(TenantId tenant, Collection<String> names);
}
