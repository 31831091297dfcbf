package io.recado.database;

import io.recado.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to what this version needs: roles first, then each module's migrations, which
 * live in {@code db/migration/<module>} and have a history table of their own. Safe to run from
 * several nodes at once, and again.
 */
final class DatabasePreparation {

  /** Any number will do, if only this code uses it: nodes that start together take turns. */
  private static final long ADVISORY_LOCK = 0x5EC4D0L;

  private static final String ROLE_EXISTS = "select 1 from pg_roles where rolname = ?";

  private static final String ROLE_HAS_POWER =
      "select 1 from pg_roles where rolname = ? and (rolsuper or rolbypassrls)";

  private static final String CREATE_ROLE =
      "select format('create role %I login nosuperuser nobypassrls nocreatedb nocreaterole', ?)";

  private static final String SET_PASSWORD = "select format('alter role %I password %L', ?, ?)";

  private final DatabaseAddress address;
  private final Settings settings;

  DatabasePreparation(DatabaseAddress address, Settings settings) {
    this.address = address;
    this.settings = settings;
  }

  /**
   * @param modules in the order their tables depend on each other
   * @throws DatabaseException when the database is away or refuses; says what to do
   */
  void prepare(List<String> modules) {
    try (var owner = connect(address.owner(), address.ownerPassword())) {
      lock(owner);
      for (var role : DatabaseRole.values()) {
        ensure(owner, role);
      }
      modules.forEach(this::migrate);
    } catch (SQLException | FlywayException e) {
      throw new DatabaseException(
          "The database at %s cannot be prepared: %s".formatted(address, e.getMessage()), e);
    }
  }

  private void migrate(String module) {
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.owner(), address.ownerPassword())
        .locations("classpath:db/migration/" + module)
        .table("flyway_" + module)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .outputQueryResults(false)
        .load()
        .migrate();
  }

  private void ensure(Connection owner, DatabaseRole role) throws SQLException {
    var password = role.password(settings, address);
    requireNoPower(owner, role);
    if (!exists(owner, role)) {
      execute(owner, CREATE_ROLE, role.roleName());
      execute(owner, SET_PASSWORD, role.roleName(), password);
    } else if (!canLogIn(role, password)) {
      if (role.passwordIsGiven(settings)) {
        throw new DatabaseException(
            "The role %s of %s does not take the password given for it"
                .formatted(role.roleName(), address),
            null);
      }
      execute(owner, SET_PASSWORD, role.roleName(), password);
    }
  }

  /** A role of this name that somebody made with more power would void row-level security. */
  private void requireNoPower(Connection owner, DatabaseRole role) throws SQLException {
    try (var statement = owner.prepareStatement(ROLE_HAS_POWER)) {
      statement.setString(1, role.roleName());
      if (statement.executeQuery().next()) {
        throw new DatabaseException(
            "The role %s of %s is superuser or passes row-level security; take that from it"
                .formatted(role.roleName(), address),
            null);
      }
    }
  }

  private static boolean exists(Connection owner, DatabaseRole role) throws SQLException {
    try (var statement = owner.prepareStatement(ROLE_EXISTS)) {
      statement.setString(1, role.roleName());
      return statement.executeQuery().next();
    }
  }

  private boolean canLogIn(DatabaseRole role, String password) {
    try (var connection = connect(role.roleName(), password)) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Role statements take no parameters, so the server itself quotes the values into the text. */
  private static void execute(Connection owner, String format, String... values)
      throws SQLException {
    try (var quoting = owner.prepareStatement(format)) {
      for (int i = 0; i < values.length; i++) {
        quoting.setString(i + 1, values[i]);
      }
      try (var quoted = quoting.executeQuery();
          var statement = owner.createStatement()) {
        quoted.next();
        statement.execute(quoted.getString(1));
      }
    }
  }

  private static void lock(Connection owner) throws SQLException {
    try (var statement = owner.prepareStatement("select pg_advisory_lock(?)")) {
      statement.setLong(1, ADVISORY_LOCK);
      statement.execute();
    }
  }

  private Connection connect(String user, String password) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }
}
