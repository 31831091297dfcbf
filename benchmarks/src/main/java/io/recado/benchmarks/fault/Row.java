package io.recado.benchmarks.fault;

import java.util.List;

/** One row of the fault matrix: breaks something, and measures what held. */
interface Row {

  /** What is broken, in the words of the matrix. */
  String fault();

  /**
   * Breaks it under load, mends it, waits until all work is done, and checks.
   *
   * @param cluster sound and without work, and so again at the end
   */
  List<Bar> run(Cluster cluster, Form form) throws Exception;
}
