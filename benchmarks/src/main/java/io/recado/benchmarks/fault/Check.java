package io.recado.benchmarks.fault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What must hold after every fault, once the system has drained, asked of the database as its
 * superuser: row-level security hides nothing from the check.
 */
final class Check {

  private static final String EVIDENCE =
      """
      create temp table acknowledged (event_key text);
      create temp table arrival (
        place int, channel text, recipient text, opaque_id text, message_id text, words text, at timestamptz);
      create temp table silence (conversation_id uuid, since timestamptz, until timestamptz);
      create temp table wake_up (tenant_id uuid, conversation_id uuid);
      """;

  private final Connection database;

  private Check(Connection database) {
    this.database = database;
  }

  /**
   * @param database of a superuser; it is left as it was
   * @return what is wrong; nothing when all clauses hold
   */
  static List<Violation> violations(Connection database, Evidence evidence) throws SQLException {
    database.setAutoCommit(false);
    try {
      var check = new Check(database);
      check.bring(evidence);
      return check.ask();
    } finally {
      database.rollback();
      database.setAutoCommit(true);
    }
  }

  private List<Violation> ask() throws SQLException {
    var found = new ArrayList<Violation>();
    for (var clause : Clause.values()) {
      for (var question : clause.questions()) {
        var ids = ids(question.sql());
        if (!ids.isEmpty()) {
          found.add(new Violation(clause, question.what(), ids));
        }
      }
    }
    return found;
  }

  private List<String> ids(String sql) throws SQLException {
    var ids = new ArrayList<String>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(String.valueOf(rows.getString(1)));
      }
    }
    return ids;
  }

  private void bring(Evidence evidence) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(EVIDENCE);
    }
    insert("insert into acknowledged values (?)", evidence.acknowledged(), List::of);
    var place = new AtomicInteger();
    insert(
        "insert into arrival values (?, ?, ?, ?, ?, ?, ?)",
        evidence.arrivals(),
        arrival ->
            columns(
                place.incrementAndGet(),
                arrival.channel(),
                arrival.recipient(),
                arrival.opaqueId(),
                arrival.messageId(),
                arrival.words(),
                timestamp(arrival.at())));
    insert(
        "insert into silence values (?, ?, ?)",
        evidence.silences(),
        silence ->
            columns(
                silence.conversation(), timestamp(silence.since()), timestamp(silence.until())));
    insert(
        "insert into wake_up values (?, ?)",
        evidence.wakeUps(),
        wakeUp -> columns(wakeUp.tenant(), wakeUp.conversation()));
  }

  private <T> void insert(String sql, Collection<T> rows, Columns<T> columns) throws SQLException {
    try (var statement = database.prepareStatement(sql)) {
      for (var row : rows) {
        bind(statement, columns.of(row));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, List<? extends @Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  /** A list that may hold nulls, as columns do. */
  private static List<@Nullable Object> columns(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  /** The columns of a row. */
  private interface Columns<T> {
    List<? extends @Nullable Object> of(T row);
  }
}
