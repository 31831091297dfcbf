package io.recado.admin.network;

import io.recado.actions.outage.NodeKind;
import io.recado.admin.network.ImportProblem.Code;
import io.recado.admin.web.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a table, each by itself: what it names, or what is wrong with it.
 *
 * @param lines how many there are, right or wrong
 */
record NetworkRows(int lines, List<Row> rows, List<ImportProblem> problems) {

  /** How the first column is headed, where the first line is a heading. */
  private static final Set<String> HEADINGS = Set.of("kind", "type", "tipo", "clase", "art", "typ");

  /** As people write them in any of our languages. */
  private static final Map<String, NodeKind> KINDS =
      Map.of(
          "node", NodeKind.NODE,
          "nodo", NodeKind.NODE,
          "knoten", NodeKind.NODE,
          "sector", NodeKind.SECTOR,
          "sektor", NodeKind.SECTOR,
          "access", NodeKind.ACCESS,
          "acceso", NodeKind.ACCESS,
          "anschluss", NodeKind.ACCESS);

  NetworkRows {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /**
   * A part of the network that a line names.
   *
   * @param parent what feeds it, by name; null of a node
   */
  record Row(int line, NodeKind kind, String name, @Nullable String parent) {}

  /**
   * @param most how many lines a table may have; of more, one is read
   */
  static NetworkRows read(String table, int most) {
    var rows = new ArrayList<Row>();
    var problems = new ArrayList<ImportProblem>();
    // The heading, and one more than there may be, by which it is seen that there are too many.
    var lines =
        Csv.read(table, most + 2L).stream()
            .filter(line -> !isHeading(line))
            .limit(most + 1L)
            .toList();
    for (var line : lines) {
      var problem = problem(line);
      if (problem == null) {
        rows.add(row(line.number(), line.cells()));
      } else {
        problems.add(problem);
      }
    }
    return new NetworkRows(lines.size(), rows, problems);
  }

  private static boolean isHeading(Csv.Line line) {
    return line.number() == 1
        && !line.isOpen()
        && HEADINGS.contains(line.cells().getFirst().toLowerCase(Locale.ROOT));
  }

  /** All that is named, as itself or as what feeds another. */
  Set<String> names() {
    var names = new TreeSet<String>();
    for (var row : rows) {
      names.add(row.name());
      if (row.parent() != null) {
        names.add(row.parent());
      }
    }
    return names;
  }

  private static @Nullable ImportProblem problem(Csv.Line line) {
    return line.isOpen()
        ? new ImportProblem(line.number(), Code.QUOTES, null)
        : problem(line.number(), line.cells());
  }

  private static @Nullable ImportProblem problem(int line, List<String> cells) {
    if (cells.size() < 2 || cells.stream().skip(3).anyMatch(cell -> !cell.isEmpty())) {
      return new ImportProblem(line, Code.COLUMNS, null);
    }
    var kind = kind(cells);
    if (kind == null) {
      return ImportProblem.of(line, Code.KIND, cells.getFirst());
    }
    return NodeNames.isPossible(cells.get(1))
        ? parentProblem(line, kind, parent(cells))
        : ImportProblem.of(line, Code.NAME, cells.get(1));
  }

  private static @Nullable ImportProblem parentProblem(
      int line, NodeKind kind, @Nullable String parent) {
    if (kind == NodeKind.NODE) {
      return parent == null ? null : ImportProblem.of(line, Code.PARENT_OF_NODE, parent);
    }
    if (parent == null) {
      return new ImportProblem(line, Code.PARENT_MISSING, null);
    }
    return NodeNames.isPossible(parent)
        ? null
        : ImportProblem.of(line, Code.PARENT_UNKNOWN, parent);
  }

  private static Row row(int line, List<String> cells) {
    return new Row(line, Objects.requireNonNull(kind(cells)), cells.get(1), parent(cells));
  }

  private static @Nullable NodeKind kind(List<String> cells) {
    return KINDS.get(cells.getFirst().toLowerCase(Locale.ROOT));
  }

  private static @Nullable String parent(List<String> cells) {
    return cells.size() < 3 || cells.get(2).isEmpty() ? null : cells.get(2);
  }
}
