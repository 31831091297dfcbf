package io.recado.benchmarks.fault;

import io.recado.benchmarks.servers.PostgresProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A cluster's database as its superuser sees it, past all proxies. */
final class OwnedDatabase {

  static final String NAME = "recado";

  private static final String EMPTY =
      """
      do $$ begin execute (
        select 'truncate ' || string_agg(format('%I', c.relname), ', ') from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition);
      end $$
      """;

  /** What is still to be done, in the order it is done in. */
  private static final String LEFT =
      """
      select (select count(*) from journal where applied_at is null) as unapplied,
             (select count(*) from action_run where state <> 'ended') as actions,
             (select count(*) from outbox where state in ('pending', 'sending')) as unsent,
             (select count(*) from conversation_work where parked) as parked
      """;

  private final PostgresProcess postgres;

  OwnedDatabase(PostgresProcess postgres) {
    this.postgres = postgres;
  }

  Connection connect() throws SQLException {
    return postgres.connect(NAME);
  }

  /** Forgets all tenants and what is theirs, and opens these shops. */
  void holdOnly(Iterable<Shop> shops) {
    try (var owner = connect();
        var statement = owner.createStatement()) {
      statement.execute(EMPTY);
      for (var shop : shops) {
        shop.open(owner);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (var owner = connect();
        var statement = owner.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A single number. */
  long count(String sql) {
    try (var owner = connect();
        var statement = owner.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A column of texts. */
  List<String> texts(String sql) {
    var texts = new ArrayList<String>();
    try (var owner = connect();
        var statement = owner.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }

  /** What is still to be done, in words; empty when it is nothing. */
  String left() {
    try (var owner = connect();
        var statement = owner.createStatement();
        var row = statement.executeQuery(LEFT)) {
      row.next();
      var sum = row.getLong(1) + row.getLong(2) + row.getLong(3);
      return sum == 0
          ? ""
          : "%d unapplied, %d actions, %d unsent, %d conversations set aside"
              .formatted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
