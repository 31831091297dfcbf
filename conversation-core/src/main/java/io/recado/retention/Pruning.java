package io.recado.retention;

import io.recado.settings.Setting;

/** Rows of one table that are deleted one by one when they have come to their end long ago. */
public interface Pruning {

  /** Says how long the rows are kept: one of the settings of retention. */
  Setting setting();

  /** As logs and metrics call it. */
  String table();

  /**
   * A statement that deletes a batch, run by the role {@code recado_dispatch}. Its parameters are
   * the time kept, as text of an interval, and the most rows; it gives how many it deleted. A row
   * is deleted once, and counted once, by however many processes at a time.
   */
  String sql();
}
