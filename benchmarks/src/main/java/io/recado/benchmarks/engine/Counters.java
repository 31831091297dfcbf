package io.recado.benchmarks.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * What PostgreSQL has done since its start, by its own account.
 *
 * @param transactions committed in the product's database, with those that only read
 * @param statements that were executed, with those that frame transactions
 * @param logBytes written ahead
 * @param diskBytes of tables and indexes
 */
record Counters(long transactions, long statements, long logBytes, long diskBytes) {

  /** A connection's figures are added up only now and then while it is idle. */
  private static final long SETTLING_SECONDS = 2;

  private static final String READ =
      """
      select (select xact_commit from pg_stat_database where datname = current_database()),
             (select coalesce(sum(calls), 0) from pg_stat_statements),
             pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0'),
             pg_database_size(current_database())
      """;

  static Counters read(Connection owner) throws SQLException {
    settle();
    try (var statement = owner.createStatement();
        var row = statement.executeQuery(READ)) {
      row.next();
      return new Counters(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }

  Counters since(Counters before) {
    return new Counters(
        transactions - before.transactions,
        statements - before.statements,
        logBytes - before.logBytes,
        diskBytes - before.diskBytes);
  }

  private static void settle() {
    try {
      TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
