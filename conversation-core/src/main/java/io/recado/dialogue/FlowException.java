package io.recado.dialogue;

import java.util.List;
import java.util.stream.Collectors;

/** Flows that cannot be used. It names everything that is wrong with them, not only the first. */
public final class FlowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable list of records
  private final List<FlowProblem> problems;

  public FlowException(List<FlowProblem> problems) {
    super(problems.stream().map(FlowProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of files and lines. */
  public List<FlowProblem> problems() {
    return problems;
  }
}
