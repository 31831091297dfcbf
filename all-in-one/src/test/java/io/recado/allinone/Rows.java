package io.recado.allinone;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Looks into a database as its owner, whom no row-level security hides anything from. */
final class Rows {

  private final String url;
  private final Properties owner = new Properties();

  /**
   * @param databaseUrl as in {@code RECADO_DATABASE_URL}
   */
  Rows(String databaseUrl) {
    var address = URI.create(databaseUrl);
    var user = address.getUserInfo().split(":", 2);
    this.url =
        "jdbc:postgresql://%s:%d%s"
            .formatted(address.getHost(), address.getPort(), address.getPath());
    owner.setProperty("user", user[0]);
    owner.setProperty("password", user.length > 1 ? user[1] : "");
  }

  /** The first column of each row, as text. */
  List<String> of(String query, Object... parameters) {
    try (var connection = connect();
        var statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        return firstColumn(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of each row, had this been changed before, which it is not. */
  List<String> wereThereAlso(String change, String query) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(change);
      try (var rows = statement.executeQuery(query)) {
        return firstColumn(rows);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> firstColumn(ResultSet rows) throws SQLException {
    var values = new ArrayList<String>();
    while (rows.next()) {
      values.add(String.valueOf(rows.getString(1)));
    }
    return values;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, owner);
  }
}
