package io.recado.benchmarks.servers;

import io.recado.app.FreePort;
import io.recado.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The built control plane as a process of its own. */
public final class ControlPlaneProcess implements AutoCloseable {

  private static final Duration PATIENCE_TO_START = Duration.ofMinutes(2);
  private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(70);

  private final URI root;
  private final ServerProcess server;

  private ControlPlaneProcess(URI root, ServerProcess server) {
    this.root = root;
    this.server = server;
  }

  /**
   * Starts it on a free port, and returns when it is ready to serve; its tables are there then.
   *
   * @param project where the build has left {@code admin-api/target/admin-api.jar}
   * @param settings all that differ from their defaults, without the port
   * @param log where its output goes
   */
  public static ControlPlaneProcess start(
      Path project, Map<Setting, String> settings, List<String> jvmOptions, Path log) {
    int port = FreePort.next();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-jar");
    command.add(project.resolve("admin-api/target/admin-api.jar").toString());
    var environment =
        settings.entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().variable(), Map.Entry::getValue));
    environment.put(Setting.PORT.variable(), Integer.toString(port));
    var root = URI.create("http://localhost:" + port);
    var server = ServerProcess.start("control plane", command, environment, log);
    server.awaitReady(() -> isReady(root), PATIENCE_TO_START);
    return new ControlPlaneProcess(root, server);
  }

  public URI root() {
    return root;
  }

  /** The memory it holds (RSS); empty where Linux is not. */
  public OptionalLong residentBytes() {
    return server.residentBytes();
  }

  @Override
  public void close() {
    server.end("TERM", PATIENCE_TO_STOP);
  }

  private static boolean isReady(URI root) {
    var readiness = HttpRequest.newBuilder(root.resolve("/actuator/health/readiness")).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException e) {
      // Nobody listens yet.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
