package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.settings.Setting;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What keeps the product from starting is told in one line each, and by the exit code. */
class StartIT {

  private static final int BAD_SETTINGS = 2;
  private static final int CANNOT_START = 1;

  @TempDir private Path directory;

  @Test
  void malformedSettingsAreNamedAllAtOnceWithoutTheirValues() {
    var settings = settings();
    settings.put(Setting.REDIS_URL, "hunter2");
    settings.put(Setting.TURN_LEASE, "soon");

    refuses(
        "bad-settings",
        settings,
        BAD_SETTINGS,
        "recado: RECADO_REDIS_URL is not a URL such as redis://:password@host:6379",
        "recado: RECADO_TURN_LEASE is not a duration such as 300ms, 15s, 5m, 1h or 30d");
  }

  /** What only the demo tenant finds out is no less a fault of the settings. */
  @Test
  void aTelegramTokenThatIsNoneIsRefused() {
    try (var around = new Surroundings(directory)) {
      var settings = around.settings();
      settings.put(Setting.DEMO_TELEGRAM_TOKEN, "hunter2");

      refuses(
          "bad-token",
          settings,
          BAD_SETTINGS,
          "recado: RECADO_DEMO_TELEGRAM_TOKEN is no bot token: a number, a colon and the key");
    }
  }

  @Test
  void aBusyPortIsNamed() throws IOException {
    try (var other = new ServerSocket(0)) {
      var settings = settings();
      settings.put(Setting.PORT, Integer.toString(other.getLocalPort()));

      refuses(
          "busy-port",
          settings,
          CANNOT_START,
          "recado: Port %d is in use; free it or set RECADO_PORT".formatted(other.getLocalPort()));
    }
  }

  @Test
  void aBusyManagementPortIsNamed() throws IOException {
    try (var other = new ServerSocket(0)) {
      var settings = settings();
      settings.put(Setting.MANAGEMENT_PORT, Integer.toString(other.getLocalPort()));

      refuses(
          "busy-management-port",
          settings,
          CANNOT_START,
          "recado: Port %d is in use; free it or set RECADO_MANAGEMENT_PORT"
              .formatted(other.getLocalPort()));
    }
  }

  /** Below a file there can be no directory, not even for root. */
  @Test
  void anUnwritableDataDirectoryIsNamed() throws IOException {
    var file = Files.createFile(directory.resolve("file"));
    var settings = settings();
    settings.put(Setting.DATA_DIR, file.resolve("data").toString());

    refuses(
        "unwritable",
        settings,
        CANNOT_START,
        "recado: The data directory %s cannot be written; mend that or set RECADO_DATA_DIR"
            .formatted(file.resolve("data")));
  }

  @Test
  void anUnreachableDatabaseEndsTheStartSoon() {
    int port = Site.onFreePort().port();
    var settings = settings();
    settings.put(Setting.DATABASE_URL, "postgresql://postgres@localhost:" + port + "/recado");
    settings.put(Setting.REDIS_URL, "redis://localhost:" + Site.onFreePort().port());

    refuses(
        "no-database",
        settings,
        CANNOT_START,
        "recado: The database at localhost:%d/recado cannot be prepared:".formatted(port));
  }

  /** Guards the sweep: without Redis nothing else finds what is to be done. */
  @Test
  void withoutRedisMessagesAreStillAnswered() {
    try (var around = new Surroundings(directory)) {
      var settings = around.settings();
      settings.put(Setting.REDIS_URL, "redis://localhost:" + Site.onFreePort().port());
      try (var _ = ProductProcess.start("no-redis", settings)) {
        var customer = WhatsAppCustomer.ofTheSample(around.site());

        assertThat(customer.postsTheSample()).isEqualTo(200);

        around.graph().awaitSentTo(customer, 1);
        var health = JsonMapper.shared().readTree(around.site().get("/actuator/health"));
        assertThat(health.path("components").path("redis").path("status").asString())
            .isEqualTo("DEGRADED");
      }
    }
  }

  private Map<Setting, String> settings() {
    return new HashMap<>(
        Map.of(
            Setting.PORT, Integer.toString(Site.onFreePort().port()),
            Setting.DATA_DIR, directory.resolve("data").toString()));
  }

  private static void refuses(
      String name, Map<Setting, String> settings, int exitCode, String... lines) {
    try (var product = ProductProcess.launch(name, settings)) {
      assertThat(product.exitCode(ProductProcess.START_LIMIT)).isEqualTo(exitCode);

      assertThat(product.errorLines()).hasSameSizeAs(lines);
      for (int i = 0; i < lines.length; i++) {
        assertThat(product.errorLines().get(i)).startsWith(lines[i]);
      }
      assertThat(product.outputLines()).noneMatch(line -> line.matches(".*(WARN|ERROR|\tat ).*"));
    }
  }
}
