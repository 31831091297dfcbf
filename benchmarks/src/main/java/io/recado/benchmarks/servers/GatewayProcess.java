package io.recado.benchmarks.servers;

import io.recado.app.FreePort;
import io.recado.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built gateway as a process of its own: one node. */
public final class GatewayProcess implements AutoCloseable {

  /** What {@code ./recado run} gives a JVM, and its measurement. */
  public static final List<String> JVM_OPTIONS = List.of("-Xmx768m", "-XX:+UseParallelGC");

  private static final Duration PATIENCE_TO_START = Duration.ofMinutes(2);

  /** Three steps at shutdown may each take the grace of 20 s. */
  private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(70);

  /** At its end the JVM writes what it has learned, which is half a minute's work. */
  private static final Duration PATIENCE_TO_REMEMBER = Duration.ofMinutes(5);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Plan plan;
  private final URI root;
  private final ServerProcess server;

  private GatewayProcess(Plan plan, URI root, ServerProcess server) {
    this.plan = plan;
    this.root = root;
    this.server = server;
  }

  /**
   * What to start.
   *
   * @param project where the build has left {@code bot-gateway/target/bot-gateway.jar}
   * @param settings all that differ from their defaults; without a port, a free one is taken
   * @param jvmOptions given to Java before {@code -jar}
   * @param log where its output is appended to
   */
  public record Plan(
      Path project, Map<Setting, String> settings, List<String> jvmOptions, Path log) {

    public Plan {
      settings = Map.copyOf(settings);
      jvmOptions = List.copyOf(jvmOptions);
    }

    private Plan with(String jvmOption) {
      var more = Stream.concat(jvmOptions.stream(), Stream.of(jvmOption)).toList();
      return new Plan(project, settings, more, log);
    }

    private List<String> command() {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvmOptions);
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
      command.add("-jar");
      command.add(project.resolve("bot-gateway/target/bot-gateway.jar").toString());
      return command;
    }

    private Map<String, String> environment(int port) {
      var variables =
          settings.entrySet().stream()
              .collect(Collectors.toMap(entry -> entry.getKey().variable(), Map.Entry::getValue));
      variables.put(Setting.PORT.variable(), Integer.toString(port));
      return variables;
    }

    private int port() {
      var given = settings.get(Setting.PORT);
      return given == null ? FreePort.next() : Integer.parseInt(given);
    }
  }

  /** Starts it, and waits for nothing. */
  public static GatewayProcess launch(Plan plan) {
    return launch(plan, Map.of());
  }

  /**
   * The same with more in its environment than settings.
   *
   * @param environment such as a library to load first
   */
  public static GatewayProcess launch(Plan plan, Map<String, String> environment) {
    int port = plan.port();
    var variables = new HashMap<>(environment);
    variables.putAll(plan.environment(port));
    var server = ServerProcess.start("gateway", plan.command(), variables, plan.log());
    return new GatewayProcess(plan, URI.create("http://localhost:" + port), server);
  }

  /** Starts it, and returns when it is ready to serve. */
  public static GatewayProcess start(Plan plan) {
    return launch(plan).ready();
  }

  /**
   * Starts it once and stops it, and keeps what its JVM learned of its classes (JEP 483).
   *
   * @param classes the file to be written; with {@link #knowing} it, a start is half the work
   * @param use what is done with it in between: what is met there is remembered, too
   */
  public static void rememberClasses(Plan plan, Path classes, Consumer<URI> use) {
    try (var process = start(plan.with("-XX:AOTCacheOutput=" + classes))) {
      use.accept(process.root());
      process.terminate();
      process.awaitEnd(PATIENCE_TO_REMEMBER);
    }
  }

  /** The options of a JVM that is told by {@link #rememberClasses}, if it can make use of it. */
  public static List<String> knowing(Path classes) {
    return List.of("-XX:AOTCache=" + classes, "-Xlog:aot*=off");
  }

  /**
   * Waits until it serves.
   *
   * @throws IllegalStateException when it ends or is not ready in time
   */
  public GatewayProcess ready() {
    server.awaitReady(this::isReady, PATIENCE_TO_START);
    return this;
  }

  public boolean isReady() {
    try {
      return get("/actuator/health/readiness").statusCode() == 200;
    } catch (IOException e) {
      // Nobody listens.
      return false;
    }
  }

  /** Where it listens. */
  public URI root() {
    return root;
  }

  /** Where WhatsApp's events go. */
  public URI whatsAppWebhook() {
    return root.resolve("/webhooks/whatsapp");
  }

  /** The text behind a path, such as {@code /actuator/prometheus}. */
  public String read(String path) {
    try {
      return get(path).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return server.pid();
  }

  public Path log() {
    return server.log();
  }

  public boolean isAlive() {
    return server.isAlive();
  }

  /** Starts a node by the same plan, on another port unless the plan names one. */
  public GatewayProcess again() {
    return launch(plan);
  }

  /** Ends it as a power cut would (SIGKILL), and returns when it has ended. */
  public void kill() {
    server.kill();
  }

  /** Asks it to stop (SIGTERM), and does not wait. */
  public void terminate() {
    server.signal("TERM");
  }

  /** Freezes it (SIGSTOP) until {@link #thaw}. */
  public void freeze() {
    server.signal("STOP");
  }

  public void thaw() {
    server.signal("CONT");
  }

  /** Waits for its end, and returns its exit code. */
  public int awaitEnd(Duration patience) {
    return server.awaitEnd(patience);
  }

  /** The memory it holds (RSS); empty where Linux is not. */
  public OptionalLong residentBytes() {
    return server.residentBytes();
  }

  /** What it has used of the processors since its start. */
  public Duration processorTime() {
    return server.processorTime();
  }

  /** What its heap holds after a full collection, which this asks for; by its own metrics. */
  public long heapAfterCollection() {
    server.collectGarbage();
    return read("/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Stops it as an orderly deployment would, if it still runs. */
  @Override
  public void close() {
    server.end("TERM", PATIENCE_TO_STOP);
  }

  private HttpResponse<String> get(String path) throws IOException {
    try {
      var request = HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(10));
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
