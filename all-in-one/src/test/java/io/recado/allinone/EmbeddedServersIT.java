package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recado.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newcomer's start: PostgreSQL and Redis beside the product, in its data directory. */
class EmbeddedServersIT {

  private static final Duration SETTLED = Duration.ofSeconds(4);

  private final Site site = Site.onFreePort();

  /**
   * Guards the lock on the data directory, the clearing away of servers that survive a kill, the
   * durability of what they were told, and their end with the product's.
   */
  @Test
  void dataOutlivesAKillAndServersEndWithTheProduct(@TempDir Path directory) {
    var data = directory.resolve("made at first start");
    try (var graph = new GraphApi()) {
      var settings = settings(graph, data);

      var leftBehind = killedAfterAnAcknowledgement(graph, settings, data);
      assertThat(leftBehind).hasSize(2).allMatch(ProcessHandle::isAlive);

      try (var product = ProductProcess.start("embedded-restarted", settings)) {
        var servers = servers(data);
        var customer = WhatsAppCustomer.numbered(site, 102);
        graph.awaitSentTo(customer, 1);
        await()
            .during(SETTLED)
            .atMost(GraphApi.PATIENCE)
            .until(() -> graph.sentTo(customer).size() == 1);
        assertThat(rows(data).of("select event_key from journal")).hasSize(2);
        awaitEnd(leftBehind);
        assertThat(servers).hasSize(2).allMatch(ProcessHandle::isAlive);

        product.terminate();

        assertThat(product.exitCode(ProductProcess.STOP_LIMIT)).isIn(0, 143);
        awaitEnd(servers);
      }
    }
  }

  /** One customer was answered, another acknowledged; then the kill. The servers live on. */
  private List<ProcessHandle> killedAfterAnAcknowledgement(
      GraphApi graph, Map<Setting, String> settings, Path data) {
    try (var product = ProductProcess.start("embedded", settings)) {
      var answered = WhatsAppCustomer.numbered(site, 101);
      answered.says("Hola");
      graph.awaitSentTo(answered, 1);
      refusesASecondOne(settings, data);

      assertThat(WhatsAppCustomer.numbered(site, 102).says("Hola")).isEqualTo(200);
      product.kill();
      return servers(data);
    }
  }

  private static void refusesASecondOne(Map<Setting, String> settings, Path data) {
    var elsewhere = new HashMap<>(settings);
    elsewhere.put(Setting.PORT, Integer.toString(Site.onFreePort().port()));
    try (var second = ProductProcess.launch("embedded-second", elsewhere)) {
      assertThat(second.exitCode(ProductProcess.START_LIMIT)).isEqualTo(1);
      assertThat(second.errorLines())
          .containsExactly(
              "recado: Another Recado uses the data directory %s; stop it or set RECADO_DATA_DIR"
                  .formatted(data));
    }
  }

  private Map<Setting, String> settings(GraphApi graph, Path data) {
    var settings = new HashMap<>(WhatsAppCustomer.SETTINGS);
    settings.put(Setting.WHATSAPP_API_URL, graph.url());
    settings.put(Setting.DATA_DIR, data.toString());
    settings.put(Setting.PORT, Integer.toString(site.port()));
    settings.put(Setting.TURN_QUIET_PERIOD, "1s");
    return settings;
  }

  /** An ended process counts as alive until the system has taken note of its end. */
  private static void awaitEnd(List<ProcessHandle> servers) {
    await()
        .atMost(GraphApi.PATIENCE)
        .untilAsserted(() -> assertThat(servers).noneMatch(ProcessHandle::isAlive));
  }

  private static List<ProcessHandle> servers(Path data) {
    return Stream.of(
            DataDirectory.processIn(data.resolve("postgresql-18/postmaster.pid"), "postgres"),
            DataDirectory.processIn(data.resolve("redis.pid"), "redis"))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The port is on the fourth line of the server's own file. */
  private static Rows rows(Path data) {
    var port = lines(data.resolve("postgresql-18/postmaster.pid")).get(3).strip();
    var password = lines(data.resolve("postgresql.password")).getFirst().strip();
    return new Rows("postgresql://postgres:%s@localhost:%s/recado".formatted(password, port));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
