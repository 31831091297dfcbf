package io.recado.actions.password;

import io.recado.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("server")
class PostgresRadiusTest extends RadiusContract {

  /** Roles are the server's, which outlives the database. */
  private static final String ROLES =
      """
      do $$ begin
        if to_regrole('radius_resets') is null then create role radius_resets login; end if;
        if to_regrole('radius_reads') is null then create role radius_reads login; end if;
      end $$;
      """;

  private static final String TABLE =
      """
      create table radcheck (
        id serial primary key, username text not null default '', attribute text not null default '',
        op varchar(2) not null default '==', value text not null default '');
      grant select (username, attribute), update (value) on radcheck to radius_resets;
      grant select on radcheck to radius_reads;
      """;

  private static TestDatabase database;

  @BeforeAll
  static void theTablesOfFreeRadius() {
    database = TestDatabase.with("core");
    database.executeAsOwner(ROLES + TABLE);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Override
  String owner() {
    return "postgres";
  }

  @Override
  String url() {
    return database.url().replace("postgres@localhost", "127.0.0.1");
  }

  @Override
  String urlWithoutTable() {
    return url().replaceFirst("/[^/]*$", "/postgres");
  }

  @Override
  Map<String, String> tls() {
    return Map.of("tls", "no");
  }

  @Override
  void fill(List<String[]> rows) {
    database.executeAsOwner("truncate radcheck restart identity");
    try (var connection = open();
        var insert =
            connection.prepareStatement(
                "insert into radcheck (username, attribute, op, value) values (?, ?, ':=', ?)")) {
      for (var row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setString(i + 1, row[i]);
        }
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  List<String> rows() {
    try (var connection = open();
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "select concat_ws(' ', username, attribute, value) from radcheck order by id")) {
      var rows = new ArrayList<String>();
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection open() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
  }
}
