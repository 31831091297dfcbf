package io.recado.benchmarks.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The conversations that were leased at one moment, to see when all of them have gone on. */
final class Leases {

  private static final String LEASED =
      "select conversation_id::text, fence from conversation_work where lease_until is not null";

  private final Cluster cluster;
  private final Map<String, Long> fences;

  private Leases(Cluster cluster, Map<String, Long> fences) {
    this.cluster = cluster;
    this.fences = fences;
  }

  static Leases of(Cluster cluster) {
    return new Leases(cluster, read(cluster));
  }

  /** Those of them that are held yet. */
  Leases still() {
    var now = read(cluster);
    var held = new HashMap<>(fences);
    held.entrySet().removeIf(lease -> !lease.getValue().equals(now.get(lease.getKey())));
    return new Leases(cluster, held);
  }

  int count() {
    return fences.size();
  }

  /** How long until each lease has ended, by its holder or by another's claim. */
  Duration awaitEnd(Duration patience) {
    return Wait.until("all leases have ended", patience, this::haveEnded);
  }

  private boolean haveEnded() {
    return still().count() == 0;
  }

  private static Map<String, Long> read(Cluster cluster) {
    var fences = new HashMap<String, Long>();
    try (var owner = cluster.database().connect();
        var statement = owner.createStatement();
        var rows = statement.executeQuery(LEASED)) {
      while (rows.next()) {
        fences.put(rows.getString(1), rows.getLong(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return fences;
  }
}
