package io.recado.allinone;

import io.recado.app.FreePort;
import io.recado.app.StartException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.SpringApplication;

/** A real PostgreSQL on a free port of this machine, with its data in the data directory. */
final class PostgresServer {

  /** Data of one major version cannot be read by another, so the version is part of the name. */
  private static final String DATA = "postgresql-18";

  private static final String DATABASE = "recado";
  private static final String OWNER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final String password;

  private PostgresServer(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /**
   * @throws StartException when it cannot be started
   */
  static PostgresServer start(DataDirectory directory) {
    var data = directory.directory(DATA);
    LeftBehind.stop(data.resolve("postmaster.pid"), "postgres");
    var password = directory.password("postgresql");
    try {
      var server = new PostgresServer(boot(directory, data, password), password);
      SpringApplication.getShutdownHandlers().add(server::stop);
      server.createDatabase();
      return server;
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new StartException(
          "The embedded PostgreSQL cannot be started in %s: %s".formatted(data, e.getMessage()));
    }
  }

  String url() {
    return "postgresql://%s:%s@localhost:%d/%s"
        .formatted(OWNER, password, server.getPort(), DATABASE);
  }

  private static EmbeddedPostgres boot(DataDirectory directory, Path data, String password)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(FreePort.next())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(directory.directory("programs").toFile())
        .setPGStartupWait(PATIENCE)
        // It is to outlive the application, which has turns to finish.
        .setRegisterShutdownHook(false)
        .setConnectConfig("password", password)
        // The library hands these to initdb as they are: every connection must know the password.
        .setLocaleConfig("auth-host", "scram-sha-256")
        .setLocaleConfig("auth-local", "reject")
        .setLocaleConfig("pwfile", directory.file("postgresql.password").toString())
        // The library's own default trades durability for speed.
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .start();
  }

  private void stop() {
    try {
      server.close();
    } catch (IOException e) {
      System.err.println("recado: PostgreSQL could not be stopped: " + e);
    }
  }

  private void createDatabase() throws SQLException {
    try (var connection = connect();
        var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, DATABASE);
      if (!query.executeQuery().next()) {
        try (var create = connection.createStatement()) {
          create.execute("create database " + DATABASE);
        }
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort()), OWNER, password);
  }
}
