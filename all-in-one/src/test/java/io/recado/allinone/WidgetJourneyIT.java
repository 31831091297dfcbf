package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recado.settings.Setting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The web widget in a real browser against the packaged product. What visitors live through there
 * is told in {@code browser-tests/journey.mjs}; its pictures of a failure are kept below {@code
 * target/browser}.
 */
class WidgetJourneyIT {

  private static final Path SCRIPTS = Path.of("browser-tests");
  private static final Path OUTPUT = Path.of("target", "browser").toAbsolutePath();

  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(2);

  /** The script gives itself a minute. */
  private static final Duration JOURNEY_LIMIT = Duration.ofSeconds(75);

  private static final Duration TRAINING_LIMIT = Duration.ofSeconds(60);

  @TempDir private Path directory;

  private Path browser;

  @BeforeEach
  void findWhatItTakes() throws IOException {
    assumeTrue(
        WidgetJourneyIT.class.getResource("/widget/widget.js") != null,
        "built with -Dskip.widget=true");
    assumeTrue(browser().isPresent(), "no Chromium here; CHROMIUM can name one");
    browser = browser().orElseThrow();
    Files.createDirectories(OUTPUT);
  }

  @Test
  void visitorsAreServedInARealBrowser() throws IOException, InterruptedException {
    install();
    var site = Site.onFreePort();
    var settings =
        Map.of(Setting.PORT, Integer.toString(site.port()), Setting.DATA_DIR, directory.toString());

    try (var product = ProductProcess.start("widget-journey", settings)) {
      awaitUnderstanding(product);

      run(JOURNEY_LIMIT, "node", "journey.mjs", address(site), OUTPUT.toString());
    }
  }

  /** It serves before its classifier is there, and understands keywords only until then. */
  private static void awaitUnderstanding(ProductProcess product) {
    await()
        .alias("the local classifier is ready")
        .atMost(TRAINING_LIMIT)
        .until(
            () ->
                product.outputLines().stream()
                    .anyMatch(line -> line.contains("classifier is ready")));
  }

  private static String address(Site site) {
    return "http://localhost:%d/".formatted(site.port());
  }

  /** npm leaves a file of its own when it is done; while that is newer than the lock, it is. */
  private void install() throws IOException, InterruptedException {
    var done = SCRIPTS.resolve("node_modules/.package-lock.json");
    var lock = SCRIPTS.resolve("package-lock.json");
    if (!Files.exists(done)
        || Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(lock)) < 0) {
      run(INSTALL_LIMIT, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
    }
  }

  private void run(Duration limit, String... command) throws IOException, InterruptedException {
    var log = OUTPUT.resolve(command[0] + ".log");
    var builder =
        new ProcessBuilder(command)
            .directory(SCRIPTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CHROMIUM", browser.toString());
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

  private static Optional<Path> browser() {
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
