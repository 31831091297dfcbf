package io.recado.admin.outage;

import io.recado.actions.outage.NodeKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the network and all it feeds, down to the sectors.
 *
 * @param incident what its state comes from: its own, or that of what feeds it; null of planned
 *     works, and where all is well
 * @param accesses how many customers' accesses it feeds by itself
 */
record NodeView(
    UUID id,
    NodeKind kind,
    String name,
    State state,
    @Nullable UUID incident,
    int accesses,
    List<NodeView> feeds) {

  NodeView {
    feeds = List.copyOf(feeds);
  }

  /** How it does, the gravest last. */
  enum State {
    WELL,
    /** Works that were planned are going on. */
    IN_WORKS,
    /** Several customers report the same; nobody has confirmed it. */
    SUSPECTED,
    DOWN
  }
}
