package io.recado.benchmarks.engine;

import io.recado.benchmarks.channels.Received;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether what was acknowledged, what is in the database and what arrived at the channel are the
 * same: nothing lost, nothing twice, nothing out of order.
 *
 * @param lost acknowledged messages that are not in the journal, or not applied
 * @param doubled replies that arrived more than once, by their opaque ids
 * @param foreign replies that arrived and stand in no outbox row
 * @param shuffled replies that arrived after a later one of their conversation
 * @param unsent outbox rows that are not sent
 */
record Reconciliation(long lost, long doubled, long foreign, long shuffled, long unsent) {

  private static final String APPLIED =
      "select event_key from journal where event_key like 'wamid.turns-%' and applied_at is not null";

  private static final String REPLIES =
      "select outbox_id, sequence from outbox where provider_message_id like 'wamid.fake.%'";

  private static final String UNSENT = "select count(*) from outbox where state <> 'sent'";

  /** Ids of messages in runs of whole turns begin like this. */
  static final String RUN = "turns-";

  static Reconciliation of(
      Connection owner, Collection<String> acknowledged, List<Received> received)
      throws SQLException {
    var applied = applied(owner);
    var sequences = sequences(owner);
    var arrived = received.stream().filter(Received::isTaken).toList();
    return new Reconciliation(
        acknowledged.stream().filter(id -> !applied.contains(id)).count(),
        arrived.size() - arrived.stream().map(Received::opaqueId).distinct().count(),
        arrived.stream().filter(reply -> !sequences.containsKey(key(reply))).count(),
        shuffled(arrived, sequences),
        unsent(owner));
  }

  boolean isClean() {
    return lost + doubled + foreign + shuffled + unsent == 0;
  }

  private static Set<String> applied(Connection owner) throws SQLException {
    var keys = new HashSet<String>();
    try (var statement = owner.createStatement();
        var rows = statement.executeQuery(APPLIED)) {
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
    }
    return keys;
  }

  private static Map<String, Long> sequences(Connection owner) throws SQLException {
    var sequences = new HashMap<String, Long>();
    try (var statement = owner.createStatement();
        var rows = statement.executeQuery(REPLIES)) {
      while (rows.next()) {
        sequences.put(rows.getString(1), rows.getLong(2));
      }
    }
    return sequences;
  }

  private static long unsent(Connection owner) throws SQLException {
    try (var statement = owner.createStatement();
        var row = statement.executeQuery(UNSENT)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static long shuffled(List<Received> arrived, Map<String, Long> sequences) {
    var last = new HashMap<String, Long>();
    long shuffled = 0;
    for (var reply : arrived) {
      long sequence = sequences.getOrDefault(key(reply), 0L);
      long before = last.merge(reply.recipient(), sequence, Math::max);
      shuffled += before > sequence ? 1 : 0;
    }
    return shuffled;
  }

  private static String key(Received reply) {
    return String.valueOf(reply.opaqueId());
  }
}
