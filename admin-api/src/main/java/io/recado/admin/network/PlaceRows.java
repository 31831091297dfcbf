package io.recado.admin.network;

import io.recado.actions.outage.NetworkDesk.Named;
import io.recado.actions.outage.NetworkDesk.NewNode;
import io.recado.actions.outage.NodeId;
import io.recado.admin.network.ImportProblem.Code;
import io.recado.admin.network.NetworkRows.Row;
import io.recado.conversation.Uuid7;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds each line's place in the network: among what there is, and among the lines themselves, in
 * whatever order they come.
 */
final class PlaceRows {

  private final NetworkRows rows;
  private final Map<String, Named> existing;
  private final Map<String, Placed> fresh = new HashMap<>();

  /**
   * @param existing what the network has of the names
   */
  PlaceRows(NetworkRows rows, Map<String, Named> existing) {
    this.rows = rows;
    this.existing = existing;
    for (var row : rows.rows()) {
      fresh.putIfAbsent(row.name(), new Placed(row, new NodeId(Uuid7.next())));
    }
  }

  private record Placed(Row row, NodeId id) {}

  /** What is wrong with any line, in their order. */
  List<ImportProblem> problems() {
    var misplaced = rows.rows().stream().map(this::problem).filter(Objects::nonNull);
    return Stream.concat(rows.problems().stream(), misplaced)
        .sorted(Comparator.comparingInt(ImportProblem::line))
        .toList();
  }

  /** Of lines with which nothing is wrong. */
  List<NewNode> nodes() {
    return rows.rows().stream()
        .map(row -> new NewNode(idOf(row.name()), row.kind(), row.name(), feeder(row)))
        .toList();
  }

  private @Nullable ImportProblem problem(Row row) {
    if (existing.containsKey(row.name())) {
      return ImportProblem.of(row.line(), Code.NAME_TAKEN, row.name());
    }
    if (Objects.requireNonNull(fresh.get(row.name())).row().line() != row.line()) {
      return ImportProblem.of(row.line(), Code.NAME_TWICE, row.name());
    }
    return row.parent() == null ? null : parentProblem(row, row.parent());
  }

  private @Nullable ImportProblem parentProblem(Row row, String parent) {
    var before = existing.get(parent);
    var among = fresh.get(parent);
    if (before == null && among == null) {
      return ImportProblem.of(row.line(), Code.PARENT_UNKNOWN, parent);
    }
    var kind = before == null ? Objects.requireNonNull(among).row().kind() : before.kind();
    return kind == row.kind().feeder()
        ? null
        : ImportProblem.of(row.line(), Code.PARENT_KIND, parent);
  }

  private @Nullable NodeId feeder(Row row) {
    return row.parent() == null ? null : idOf(row.parent());
  }

  private NodeId idOf(String name) {
    var before = existing.get(name);
    return before == null ? Objects.requireNonNull(fresh.get(name)).id() : before.id();
  }
}
