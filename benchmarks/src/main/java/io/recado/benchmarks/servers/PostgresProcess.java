package io.recado.benchmarks.servers;

import io.recado.app.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A real PostgreSQL 18 that syncs what it commits, on a port that stays the same over restarts. Its
 * superuser {@code postgres} needs no password.
 */
public final class PostgresProcess implements AutoCloseable {

  private static final String OWNER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path data;
  private final Path programs;
  private final Map<String, String> configuration;
  private final int port = FreePort.next();
  private ServerProcess server;

  private PostgresProcess(Path data, Path programs, Map<String, String> configuration) {
    this.data = data;
    this.programs = programs;
    this.configuration = Map.copyOf(configuration);
    this.server = launch();
  }

  /**
   * Makes a new data directory, starts a server on it and waits until it answers.
   *
   * @param data a directory that does not exist yet
   * @param programs where PostgreSQL's programs are unpacked to, or were by an earlier run; without
   *     effect when this process has unpacked them before
   * @param configuration parameters of {@code postgresql.conf} that differ from the defaults
   */
  public static PostgresProcess start(Path data, Path programs, Map<String, String> configuration) {
    initialize(data, programs);
    return new PostgresProcess(data, binaries(data), configuration);
  }

  /** As {@code RECADO_DATABASE_URL}. */
  public String url(String database) {
    return url(database, port);
  }

  /** The same through a proxy on another port of this machine. */
  public static String url(String database, int port) {
    return "postgresql://%s@localhost:%d/%s".formatted(OWNER, port, database);
  }

  public int port() {
    return port;
  }

  public Path data() {
    return data;
  }

  /** Connects as superuser, from whom no row-level security hides anything. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s".formatted(port, database), OWNER, "");
  }

  public void createDatabase(String name) {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again after its end, on the same port; it recovers first, if it has to. */
  public void restart() {
    server = launch();
  }

  /** Ends it in an orderly way: connections are cut, and all is written (SIGINT). */
  public void stop() {
    server.end("INT", PATIENCE);
  }

  /** Ends it at once; the next start recovers from the log (SIGQUIT). */
  public void stopImmediately() {
    server.end("QUIT", PATIENCE);
  }

  /** Ends its main process as a power cut would (SIGKILL); the others notice and end. */
  public void kill() {
    server.kill();
  }

  /** Whether its main process runs; it ends by itself when it cannot recover. */
  public boolean isAlive() {
    return server.isAlive();
  }

  /** The memory of all its processes, what they share counted once; empty where Linux is not. */
  public OptionalLong proportionalBytes() {
    var main = ProcessHandle.of(server.pid()).orElseThrow();
    var all = new ArrayList<>(main.children().toList());
    all.add(main);
    var sizes =
        all.stream()
            .map(process -> Memory.proportional(process.pid()))
            .flatMapToLong(OptionalLong::stream)
            .toArray();
    return sizes.length == 0 ? OptionalLong.empty() : OptionalLong.of(LongStream.of(sizes).sum());
  }

  /** What it has used of the processors since its start, by all its processes. */
  public Duration processorTime() {
    return server.processorTime();
  }

  @Override
  public void close() {
    stop();
  }

  private ServerProcess launch() {
    var command = new ArrayList<>(asOrdinaryUser());
    command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
    command.addAll(List.of("-p", Integer.toString(port)));
    configuration.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    var log = data.resolveSibling(data.getFileName() + ".log");
    var started = ServerProcess.start("PostgreSQL", command, Map.of(), log);
    started.awaitReady(this::answers, PATIENCE);
    return started;
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that. */
  private static List<String> asOrdinaryUser() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  private boolean answers() {
    try (var connection = connect("postgres")) {
      return connection.isValid(5);
    } catch (SQLException e) {
      // Not yet: nobody listens, or it still recovers.
      return false;
    }
  }

  /** The library unpacks the programs and makes the directory; it starts a server to do so. */
  private static void initialize(Path data, Path programs) {
    try {
      EmbeddedPostgres.builder()
          .setPort(FreePort.next())
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setOverrideWorkingDirectory(Files.createDirectories(programs).toFile())
          .setPGStartupWait(PATIENCE)
          .setRegisterShutdownHook(false)
          .start()
          .close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the library took the programs from: in one process, always from where it first did. */
  private static Path binaries(Path data) {
    try {
      var commandLine = Files.readString(data.resolve("postmaster.opts"));
      return Path.of(commandLine.substring(0, commandLine.indexOf(" "))).resolveSibling("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
