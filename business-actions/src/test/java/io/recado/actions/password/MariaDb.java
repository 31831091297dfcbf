package io.recado.actions.password;

import io.r2dbc.spi.ConnectionFactory;
import io.recado.actions.RealServer;
import io.recado.actions.TestCertificate;
import io.recado.testing.Await;
import io.recado.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mariadb.r2dbc.MariadbConnectionConfiguration;
import org.mariadb.r2dbc.MariadbConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * MariaDB as Debian installs it, started from a folder of its own. Stops with {@link #close}.
 *
 * @param certificate what it is known by
 */
record MariaDb(RealServer server, int port, TestCertificate certificate) implements AutoCloseable {

  /** May do anything, with the password {@code s3cret}. */
  static final String OWNER = "owner";

  /**
   * @param setup what is there from the start, a statement a line
   * @throws IllegalStateException when it is not installed, or does not start
   */
  static MariaDb start(Path folder, String setup) {
    try {
      var certificate = TestCertificate.in(folder);
      makeData(folder);
      int port = FreePort.any();
      var process = logged(folder, Path.of("/dev/null"), command(folder, certificate, setup, port));
      var database = new MariaDb(new RealServer("mariadbd", process), port, certificate);
      database.server.await(database::answers);
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] command(Path folder, TestCertificate certificate, String setup, int port)
      throws IOException {
    var pem = Files.writeString(folder.resolve("certificate.pem"), certificate.pem());
    var grants =
        "create user %s identified by 's3cret';\ngrant all on *.* to %s with grant option;\n"
            .formatted(OWNER, OWNER);
    var first = Files.writeString(folder.resolve("setup.sql"), grants + setup);
    return new String[] {
      program(),
      "--no-defaults",
      user(),
      data(folder),
      "--socket=" + folder.resolve("socket"),
      "--pid-file=" + folder.resolve("pid"),
      "--bind-address=0.0.0.0",
      "--port=" + port,
      "--skip-name-resolve",
      "--innodb-buffer-pool-size=16M",
      // Longer than any test waits: who is to wait less must say so.
      "--innodb-lock-wait-timeout=600",
      "--ssl-cert=" + pem,
      "--ssl-key=" + certificate.keyIn(folder),
      "--init-file=" + first
    };
  }

  /** Runs a statement as its owner. */
  void run(String sql, Object... values) {
    Await.done(
        Flux.usingWhen(
                connections().create(),
                connection -> {
                  var statement = connection.createStatement(sql);
                  for (int i = 0; i < values.length; i++) {
                    statement.bind(i, values[i]);
                  }
                  return Flux.from(statement.execute()).flatMap(result -> result.getRowsUpdated());
                },
                connection -> connection.close())
            .then());
  }

  /** Keeps the rows that a statement is about from everybody else meanwhile. */
  void holding(String sql, Runnable meanwhile) {
    var connection = Await.value(Mono.from(connections().create()));
    try {
      Await.done(Mono.from(connection.beginTransaction()));
      Await.done(
          Flux.from(connection.createStatement(sql).execute())
              .flatMap(result -> result.getRowsUpdated())
              .then());
      meanwhile.run();
    } finally {
      Await.done(Mono.from(connection.rollbackTransaction()).then(Mono.from(connection.close())));
    }
  }

  /** Waits until no other user is connected. */
  void awaitNobodyBut(String user) {
    var others =
        "select count(*) from information_schema.processlist where user not in ('%s', 'system user', 'event_scheduler')"
            .formatted(user);
    server.await(() -> find(others).equals(List.of("0")));
  }

  /** The first column of what is found, as its owner. */
  List<String> find(String sql) {
    return Await.all(
        Flux.usingWhen(
            connections().create(),
            connection ->
                Flux.from(connection.createStatement(sql).execute())
                    .flatMap(result -> result.map(row -> String.valueOf(row.get(0)))),
            connection -> connection.close()));
  }

  private ConnectionFactory connections() {
    return new MariadbConnectionFactory(
        MariadbConnectionConfiguration.builder()
            .host("127.0.0.1")
            .port(port)
            .username(OWNER)
            .password("s3cret")
            .database("radius")
            .build());
  }

  @Override
  public void close() {
    server.close();
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() >= 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String program() {
    return Stream.of(Path.of("/usr/sbin/mariadbd"), Path.of("/usr/bin/mariadbd"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("mariadbd is missing: ./recado test-servers gets it"))
        .toString();
  }

  /** As its own script does, which needs more of its packages. */
  private static void makeData(Path folder) throws IOException {
    var tables = new StringBuilder("create database mysql;\nuse mysql;\n");
    for (var part : List.of("system_tables", "performance_tables", "system_tables_data")) {
      tables.append(Files.readString(Path.of("/usr/share/mysql/mysql_" + part + ".sql")));
    }
    var script = Files.writeString(folder.resolve("tables.sql"), tables);
    Files.createDirectory(folder.resolve("data"));
    var process =
        logged(folder, script, program(), "--no-defaults", "--bootstrap", user(), data(folder));
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("MariaDB has no tables of its own; see its log");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String user() {
    return "--user=" + System.getProperty("user.name");
  }

  private static String data(Path folder) {
    return "--datadir=" + folder.resolve("data");
  }

  private static Process logged(Path folder, Path input, String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectInput(input.toFile())
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("mariadb.log").toFile()))
        .start();
  }
}
