package io.recado.admin.outage;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.outage.NodeKind;
import io.recado.admin.outage.NodeView.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of nodes, put together. What befalls a node befalls all it feeds. */
final class NetworkTree {

  /** As deep as the database follows a tree, so that a circle in the rows ends. */
  private static final int DEEPEST = 20;

  private final Map<UUID, List<Node>> below;

  private NetworkTree(Map<UUID, List<Node>> below) {
    this.below = below;
  }

  /** One row. */
  record Node(
      UUID id, @Nullable UUID parent, NodeKind kind, String name, Trouble trouble, int accesses) {

    static Node read(Readable row) {
      return new Node(
          required(row, "node_id", UUID.class),
          row.get("parent_id", UUID.class),
          NodeKind.ofCode(required(row, "kind", String.class)),
          required(row, "name", String.class),
          new Trouble(
              State.valueOf(required(row, "state", String.class)),
              row.get("incident_id", UUID.class)),
          required(row, "accesses", Integer.class));
    }
  }

  /** How something does, and what it comes from. */
  record Trouble(State state, @Nullable UUID incident) {

    Trouble or(Trouble other) {
      return state.compareTo(other.state) >= 0 ? this : other;
    }
  }

  /** What nothing feeds, by name, with all below. */
  static List<NodeView> of(List<Node> nodes) {
    var below =
        nodes.stream()
            .filter(node -> node.parent() != null)
            .collect(Collectors.groupingBy(node -> node.parent()));
    var tree = new NetworkTree(below);
    return nodes.stream()
        .filter(node -> node.parent() == null)
        .map(node -> tree.view(node, new Trouble(State.WELL, null), 0))
        .sorted(Comparator.comparing(NodeView::name))
        .toList();
  }

  private NodeView view(Node node, Trouble above, int depth) {
    var trouble = node.trouble().or(above);
    var feeds = depth == DEEPEST ? List.<Node>of() : below.getOrDefault(node.id(), List.of());
    return new NodeView(
        node.id(),
        node.kind(),
        node.name(),
        trouble.state(),
        trouble.incident(),
        node.accesses(),
        feeds.stream()
            .map(fed -> view(fed, trouble, depth + 1))
            .sorted(Comparator.comparing(NodeView::name))
            .toList());
  }
}
