package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recado.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged product, or one plane of it, in a process of its own, set up by nothing but its
 * environment. What it prints is kept below {@code target/product-logs}.
 */
final class ProductProcess implements AutoCloseable {

  /** Several times what a start takes: the machine may be busy with other things. */
  static final Duration START_LIMIT = Duration.ofSeconds(90);

  /** What operators are promised: the grace for turns in flight, and some seconds around it. */
  static final Duration STOP_LIMIT = Duration.ofSeconds(25);

  private static final Path LOGS = Path.of("target", "product-logs");

  private final Process process;
  private final Path output;
  private final Path errors;

  private ProductProcess(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /** What is packaged, by its module. */
  enum Application {
    ALL_IN_ONE("all-in-one"),
    GATEWAY("bot-gateway"),
    CONTROL_PLANE("admin-api");

    private final String module;

    Application(String module) {
      this.module = module;
    }

    private Path jar() {
      return Path.of("..", module, "target", module + ".jar").toAbsolutePath().normalize();
    }
  }

  /** Starts all of it, and returns when it is ready to serve. */
  static ProductProcess start(String name, Map<Setting, String> settings) {
    return start(Application.ALL_IN_ONE, name, settings);
  }

  /**
   * Starts all of it as an operator who wants to know everything has it: our logs leave out
   * nothing.
   */
  static ProductProcess startTalkative(String name, Map<Setting, String> settings) {
    var everything = Map.of("LOGGING_LEVEL_IO_RECADO", "TRACE");
    return ready(launch(Application.ALL_IN_ONE, name, settings, everything), name, settings);
  }

  /** Starts an application, and returns when it is ready to serve. */
  static ProductProcess start(Application application, String name, Map<Setting, String> settings) {
    return ready(launch(application, name, settings, Map.of()), name, settings);
  }

  private static ProductProcess ready(
      ProductProcess product, String name, Map<Setting, String> settings) {
    var site = new Site(Integer.parseInt(settings.getOrDefault(Setting.PORT, "8080")));
    await()
        .alias("%s is ready; see %s and %s".formatted(name, product.output, product.errors))
        .atMost(START_LIMIT)
        .failFast(() -> !product.process.isAlive())
        .until(site::isReady);
    return product;
  }

  /**
   * Starts all of it and waits for nothing.
   *
   * @param name of its log files
   * @param settings everything in its environment that begins with {@code RECADO_}
   */
  static ProductProcess launch(String name, Map<Setting, String> settings) {
    return launch(Application.ALL_IN_ONE, name, settings, Map.of());
  }

  private static ProductProcess launch(
      Application application,
      String name,
      Map<Setting, String> settings,
      Map<String, String> frameworks) {
    var output = LOGS.resolve(name + ".log");
    var errors = LOGS.resolve(name + ".err");
    var builder =
        new ProcessBuilder(command(application))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("RECADO_"));
    settings.forEach((setting, value) -> builder.environment().put(setting.variable(), value));
    builder.environment().putAll(frameworks);
    try {
      Files.createDirectories(LOGS);
      return new ProductProcess(builder.start(), output, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as a power cut would (SIGKILL): not even its shutdown hooks run. */
  void kill() {
    process.destroyForcibly();
    exitCode(Duration.ofSeconds(30));
  }

  /** Asks it to stop (SIGTERM), as container platforms do. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end; fails when that does not come in time. */
  int exitCode(Duration limit) {
    try {
      assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
          .as("ended within %s; see %s", limit, output)
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * What all its threads are at, virtual ones too, as who looks for a fault has it written down.
   */
  String threads(Path directory) {
    var file = directory.resolve("threads.txt").toAbsolutePath();
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var pid = Long.toString(process.pid());
    try {
      var dump = new ProcessBuilder(jcmd, pid, "Thread.dump_to_file", file.toString());
      assertThat(
              dump.redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .onExit()
                  .join()
                  .exitValue())
          .isZero();
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> outputLines() {
    return lines(output);
  }

  List<String> errorLines() {
    return lines(errors);
  }

  /** Ends it in an orderly way, if it still runs. */
  @Override
  public void close() {
    terminate();
    try {
      exitCode(STOP_LIMIT);
    } finally {
      process.destroyForcibly();
    }
  }

  /** As {@code ./recado run} has it, and a compiler that suits a life of seconds. */
  private static List<String> command(Application application) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx768m",
        "-XX:+UseParallelGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:AOTCache=" + Path.of("target", "all-in-one.aot").toAbsolutePath(),
        "-Xlog:aot*=off",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-jar",
        application.jar().toString());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
