package io.recado.admin.network;

import java.util.List;

/**
 * What became of an import.
 *
 * @param lines how many parts of the network it names
 * @param added how many were added: all, or none
 * @param wrong with how many something is wrong
 * @param problems the first hundred of these
 */
record ImportReport(int lines, int added, int wrong, List<ImportProblem> problems) {

  private static final int MOST_PROBLEMS = 100;

  ImportReport {
    problems = List.copyOf(problems);
  }

  static ImportReport refused(int lines, List<ImportProblem> problems) {
    var first = problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS));
    return new ImportReport(lines, 0, problems.size(), first);
  }

  static ImportReport fit(int lines, int added) {
    return new ImportReport(lines, added, 0, List.of());
  }
}
