package io.recado.admin.network;

import io.recado.actions.outage.NetworkDesk.Tie;
import io.recado.actions.outage.NodeKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the network.
 *
 * @param parent what feeds it; null of a node
 * @param ties what hangs on it; it can be removed when that is nothing
 */
record NetworkNodeView(UUID id, NodeKind kind, String name, @Nullable UUID parent, List<Tie> ties) {

  NetworkNodeView {
    ties = List.copyOf(ties);
  }
}
