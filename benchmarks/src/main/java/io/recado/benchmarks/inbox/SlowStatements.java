package io.recado.benchmarks.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** What PostgreSQL spent its time on, by its own count: where to look first. */
final class SlowStatements {

  private static final String SLOWEST =
      """
      select calls, mean_exec_time, max_exec_time, (shared_blks_hit + shared_blks_read) / calls as blocks,
             regexp_replace(left(query, 1000), '\\s+', ' ', 'g') as query
      from pg_stat_statements where calls > 5 order by mean_exec_time desc limit 8
      """;

  private SlowStatements() {}

  /** Prints those that took longest in the mean. */
  static void show(Connection owner) throws SQLException {
    try (var statement = owner.createStatement();
        var rows = statement.executeQuery(SLOWEST)) {
      while (rows.next()) {
        System.out.printf(
            Locale.ROOT,
            "%n%d calls, %.1f ms, at most %.1f ms, %d pages: %s%n",
            rows.getLong("calls"),
            rows.getDouble("mean_exec_time"),
            rows.getDouble("max_exec_time"),
            rows.getLong("blocks"),
            rows.getString("query"));
      }
    }
  }
}
