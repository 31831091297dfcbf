package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real browser, driven by the scripts in {@code browser-tests}. Their pictures of a failure are
 * kept below {@code target/browser}.
 */
final class Browser {

  private static final Path SCRIPTS = Path.of("browser-tests");
  private static final Path OUTPUT = Path.of("target", "browser").toAbsolutePath();

  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(2);

  private static final Duration TRAINING_LIMIT = Duration.ofMinutes(2);

  private final Path executable;

  private Browser(Path executable) {
    this.executable = executable;
  }

  /** Without a browser the test is skipped; {@code ./recado test} sees to it that there is one. */
  static Browser installed() throws IOException, InterruptedException {
    assumeTrue(find().isPresent(), "no Chromium here; CHROMIUM can name one");
    Files.createDirectories(OUTPUT);
    var browser = new Browser(find().orElseThrow());
    browser.installScripts();
    return browser;
  }

  /** Fails when a script does, or when it takes longer than it may. */
  void play(Duration limit, String script, Site site, Map<String, String> environment)
      throws IOException, InterruptedException {
    var address = "http://localhost:%d/".formatted(site.port());
    run(limit, List.of("node", script, address, OUTPUT.toString()), environment);
  }

  /**
   * The product serves before its classifier is there, and understands keywords only until then.
   */
  static void awaitUnderstanding(ProductProcess product) {
    await()
        .alias("the local classifier is ready")
        .atMost(TRAINING_LIMIT)
        .until(
            () ->
                product.outputLines().stream()
                    .anyMatch(line -> line.contains("classifier is ready")));
  }

  /** npm leaves a file of its own when it is done; while that is newer than the lock, it is. */
  private void installScripts() throws IOException, InterruptedException {
    var done = SCRIPTS.resolve("node_modules/.package-lock.json");
    var lock = SCRIPTS.resolve("package-lock.json");
    if (!Files.exists(done)
        || Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(lock)) < 0) {
      run(
          INSTALL_LIMIT,
          List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"),
          Map.of());
    }
  }

  private void run(Duration limit, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    var log = OUTPUT.resolve(command.get(0) + ".log");
    var builder =
        new ProcessBuilder(command)
            .directory(SCRIPTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CHROMIUM", executable.toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      var ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);

      assertThat(ended).as("ended within %s:%n%s", limit, Files.readString(log)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Optional<Path> find() {
    var named = Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    var found =
        Arrays.stream(folders)
            .flatMap(
                folder ->
                    Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)));
    return Stream.concat(named.stream(), found).filter(Files::isExecutable).findFirst();
  }
}
