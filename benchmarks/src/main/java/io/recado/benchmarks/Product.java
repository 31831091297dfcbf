package io.recado.benchmarks;

import io.recado.app.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The product as a process, on a free port. */
final class Product implements AutoCloseable {

  /** Its default, said here because replies are counted from its end. */
  static final Duration QUIET_PERIOD = Duration.ofMillis(300);

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(60);

  private final Process process;
  private final URI root;
  private final Path log;
  private final long startedAt = System.nanoTime();

  private Product(Process process, URI root, Path log) {
    this.process = process;
    this.root = root;
    this.log = log;
  }

  /**
   * @param data directory for the embedded servers; settings of the caller's own are left out
   * @param log where its output goes
   */
  static Product start(List<String> command, Path data, Path log) throws IOException {
    int port = FreePort.next();
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("RECADO_"));
    environment.put("RECADO_PORT", Integer.toString(port));
    environment.put("RECADO_DATA_DIR", data.toString());
    environment.put("RECADO_TURN_QUIET_PERIOD", QUIET_PERIOD.toMillis() + "ms");
    // No visitor writes as fast as a benchmark.
    environment.put("RECADO_WIDGET_MESSAGES_PER_MINUTE", "1000000");
    return new Product(builder.start(), URI.create("http://localhost:" + port), log);
  }

  URI root() {
    return root;
  }

  /** Since the command was given. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /**
   * @throws IllegalStateException when it ends, or is not ready in time; shows what it printed
   */
  void awaitReadiness(Duration patience) throws IOException, InterruptedException {
    var readiness = HttpRequest.newBuilder(root.resolve("/actuator/health/readiness")).build();
    try (var client = HttpClient.newHttpClient()) {
      while (!isReady(client, readiness)) {
        if (!process.isAlive() || age().compareTo(patience) > 0) {
          throw new IllegalStateException(
              "the product is not ready after %s; it printed:%n%s"
                  .formatted(age(), Files.readString(log)));
        }
        Thread.sleep(LOOK_EVERY);
      }
    }
  }

  private static boolean isReady(HttpClient client, HttpRequest readiness)
      throws IOException, InterruptedException {
    try {
      return client.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException e) {
      // Nobody listens yet.
      return false;
    }
  }

  /** The memory the JVM holds, without that of the embedded servers; empty where Linux is not. */
  OptionalLong residentBytes() throws IOException {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }

  /** Stops it as Ctrl+C would, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().orTimeout(PATIENCE_TO_STOP.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      process.destroyForcibly();
      throw new IllegalStateException("the product did not stop in " + PATIENCE_TO_STOP, e);
    }
  }
}
