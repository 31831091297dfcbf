package io.recado.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** What is found wrong in one file while it is read to its end. */
public final class Problems {

  private final String file;
  private final LinkedHashSet<FlowProblem> found = new LinkedHashSet<>();

  public Problems(String file) {
    this.file = file;
  }

  // The annotation asked for would be a dependency of its own, for this one method.
  @SuppressWarnings("AnnotateFormatMethod")
  public void at(int line, String reason, Object... values) {
    found.add(new FlowProblem(file, line, reason.formatted(values)));
  }

  public String file() {
    return file;
  }

  /** In the order of lines. */
  public List<FlowProblem> all() {
    var sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(FlowProblem::line));
    return sorted;
  }
}
