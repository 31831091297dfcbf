package io.recado.benchmarks.servers;

import io.recado.app.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** A real redis-server without persistence, on a port that stays the same over restarts. */
public final class RedisProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PONG = "+PONG\r\n";

  private final Path directory;
  private final String program;
  private final int port = FreePort.next();
  private ServerProcess server;

  private RedisProcess(Path directory, String program) {
    this.directory = directory;
    this.program = program;
    this.server = launch();
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param directory for its log
   * @param programs where its program is unpacked to, or was by an earlier run
   */
  public static RedisProcess start(Path directory, Path programs) {
    try {
      Files.createDirectories(directory);
      var unpacked =
          ExecutableProvider.newJarResourceProvider(Files.createDirectories(programs).toFile());
      return new RedisProcess(directory, unpacked.get().getAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code RECADO_REDIS_URL}. */
  public String url() {
    return url(port);
  }

  /** The same through a proxy on another port of this machine. */
  public static String url(int port) {
    return "redis://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Forgets everything. */
  public void flush() {
    try {
      ask("FLUSHALL\r\n", "+OK\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again after its end, empty, on the same port. */
  public void restart() {
    server = launch();
  }

  /** Ends it in an orderly way (SIGTERM). */
  public void stop() {
    server.end("TERM", PATIENCE);
  }

  /** Ends it as a power cut would (SIGKILL). */
  public void kill() {
    server.kill();
  }

  @Override
  public void close() {
    stop();
  }

  private ServerProcess launch() {
    var command =
        List.of(
            program,
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            directory.toString());
    var log = directory.resolve("redis.log");
    var started = ServerProcess.start("Redis", command, Map.of(), log);
    started.awaitReady(this::answers, PATIENCE);
    return started;
  }

  private boolean answers() {
    try {
      return ask("PING\r\n", PONG);
    } catch (IOException e) {
      // Nobody listens yet.
      return false;
    }
  }

  private boolean ask(String command, String expected) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes(expected.length());
      return expected.equals(new String(answer, StandardCharsets.US_ASCII));
    }
  }
}
