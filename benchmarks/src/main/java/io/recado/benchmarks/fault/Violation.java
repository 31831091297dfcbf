package io.recado.benchmarks.fault;

import java.util.List;

/**
 * Something that must never be, and is.
 *
 * @param ids what it is true of
 */
record Violation(Clause clause, String what, List<String> ids) {

  private static final int MOST_SHOWN = 10;

  Violation {
    ids = List.copyOf(ids);
  }

  @Override
  public String toString() {
    var shown = String.join(", ", ids.subList(0, Math.min(MOST_SHOWN, ids.size())));
    return "(%s) %s: %d, such as %s".formatted(clause.letter(), what, ids.size(), shown);
  }
}
