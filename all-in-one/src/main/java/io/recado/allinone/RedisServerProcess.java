package io.recado.allinone;

import io.recado.app.FreePort;
import io.recado.app.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import redis.embedded.core.ExecutableProvider;

/**
 * A real redis-server on a free port of this machine, with its data in the data directory. The
 * library gives the program only: what it would start ends with the first sign of a shutdown, while
 * turns in flight still need it.
 */
final class RedisServerProcess {

  private static final String PROGRAM = "redis";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final int port;
  private final String password;

  private RedisServerProcess(int port, String password) {
    this.port = port;
    this.password = password;
  }

  /**
   * @throws StartException when it cannot be started
   */
  static RedisServerProcess start(DataDirectory directory) {
    var pidFile = directory.file("redis.pid").toAbsolutePath();
    var log = directory.file("redis.log").toAbsolutePath();
    LeftBehind.stop(pidFile, PROGRAM);
    try {
      var server = new RedisServerProcess(FreePort.next(), directory.password(PROGRAM));
      SpringApplication.getShutdownHandlers().add(() -> stop(pidFile));
      server.launch(directory, pidFile, log);
      server.awaitReady(log);
      return server;
    } catch (IOException e) {
      throw new StartException("The embedded Redis cannot be started: " + e.getMessage());
    }
  }

  String url() {
    return "redis://:%s@127.0.0.1:%d".formatted(password, port);
  }

  private void launch(DataDirectory directory, Path pidFile, Path log) throws IOException {
    var program =
        ExecutableProvider.newJarResourceProvider(directory.directory("programs").toFile());
    var launcher = new ProcessBuilder(program.get().getAbsolutePath(), "-").start();
    try (var input = launcher.outputWriter(StandardCharsets.UTF_8)) {
      input.write(configuration(directory.directory("redis").toAbsolutePath(), pidFile, log));
    }
  }

  /**
   * Handed to the server as its standard input, so that the password stands on no command line. It
   * detaches itself from the terminal, whose Ctrl+C is for the product only.
   */
  private String configuration(Path data, Path pidFile, Path log) {
    return """
        bind 127.0.0.1
        port %d
        requirepass %s
        dir "%s"
        pidfile "%s"
        logfile "%s"
        daemonize yes
        appendonly yes
        maxmemory 256mb
        """
        .formatted(port, password, data, pidFile, log);
  }

  private static void stop(Path pidFile) {
    DataDirectory.processIn(pidFile, PROGRAM)
        .ifPresent(process -> LeftBehind.stop(process, PROGRAM));
  }

  private void awaitReady(Path log) throws IOException {
    for (long waited = 0; !isReady(); waited += PAUSE.toMillis()) {
      if (waited > PATIENCE.toMillis()) {
        throw new IOException("it does not answer; see " + log);
      }
      pause();
    }
  }

  /** It listens before it has read its data; until then it answers that it is loading. */
  private boolean isReady() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      var ask = "AUTH %s\r\nPING\r\n".formatted(password);
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      var expected = "+OK\r\n+PONG\r\n";
      var answer = socket.getInputStream().readNBytes(expected.length());
      return expected.equals(new String(answer, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // Nobody listens yet.
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("Interrupted while Redis was starting");
    }
  }
}
