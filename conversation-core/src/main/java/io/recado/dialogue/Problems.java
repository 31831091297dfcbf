package io.recado.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** What is found wrong in one file while it is read to its end. */
final class Problems {

  private final String file;
  private final LinkedHashSet<FlowProblem> found = new LinkedHashSet<>();

  Problems(String file) {
    this.file = file;
  }

  // The annotation asked for would be a dependency of its own, for this one method.
  @SuppressWarnings("AnnotateFormatMethod")
  void at(int line, String reason, Object... values) {
    found.add(new FlowProblem(file, line, reason.formatted(values)));
  }

  String file() {
    return file;
  }

  /** In the order of lines. */
  List<FlowProblem> all() {
    var sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(FlowProblem::line));
    return sorted;
  }
}
