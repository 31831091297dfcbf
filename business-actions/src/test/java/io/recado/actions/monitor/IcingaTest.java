package io.recado.actions.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.actions.outage.TestNetwork;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.database.TestDatabase;
import io.recado.egress.Egress;
import io.recado.egress.TestEgress;
import io.recado.testing.Await;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Icinga 2 answers is understood. */
@Tag("server")
@Tag("real-server")
class IcingaTest {

  private static final int DOWN = 1;
  private static final int CRITICAL = 2;
  private static final int WARNING = 1;
  private static final int UNKNOWN = 3;
  private static final int FINE = 0;

  private static final String OBJECTS =
      """
      template Host "watched" {
        check_command = "passive"
        enable_active_checks = false
        max_check_attempts = 1
      }
      template Service "watched" {
        check_command = "passive"
        enable_active_checks = false
        max_check_attempts = 1
      }
      object Host "down" { import "watched" }
      object Host "up" { import "watched" }
      object Host "unchecked" { import "watched" }
      object Host "soft" { import "watched", max_check_attempts = 3 }
      object Host "worked-on" { import "watched" }
      object Host "router" { import "watched" }
      object Host "behind" { import "watched" }
      object Host "Torre \\"Ñuñoa\\"" { import "watched" }
      object Host "turning" { import "watched" }
      object Dependency "behind" { parent_host_name = "router", child_host_name = "behind" }
      object Service "fibre" { import "watched", host_name = "up" }
      object Service "radio" { import "watched", host_name = "up" }
      object Service "power" { import "watched", host_name = "up" }
      object Service "door" { import "watched", host_name = "up" }
      """;

  @TempDir static Path folder;
  private static Icinga icinga;
  private static Egress tester;

  private final IcingaMonitor monitor =
      new IcingaMonitor(new MonitorCalls(TestEgress.toThisMachine(Duration.ofSeconds(20))));

  @BeforeAll
  static void start() {
    icinga = Icinga.start(folder, OBJECTS);
    tester =
        TestEgress.toThisMachine(Duration.ofSeconds(20))
            .trusting(icinga.certificate().pem().getBytes(StandardCharsets.US_ASCII));
    checked("host=up", FINE);
  }

  @AfterAll
  static void stop() {
    icinga.close();
  }

  @Test
  void hostsAreDownAndUp() {
    checked("host=down", DOWN);

    assertThat(look("down", "up")).isEqualTo(Map.of("down", Sight.DOWN, "up", Sight.UP));
  }

  @Test
  void servicesAreDownWhereTheyAreCriticalOnly() {
    checked("service=up!fibre", CRITICAL);
    checked("service=up!radio", WARNING);
    checked("service=up!power", UNKNOWN);
    checked("service=up!door", FINE);

    assertThat(look("up!fibre", "up!radio", "up!power", "up!door", "up"))
        .isEqualTo(
            Map.of(
                "up!fibre", Sight.DOWN, "up!radio", Sight.UP, "up!door", Sight.UP, "up", Sight.UP));
  }

  @Test
  void ofWhatItIsNotSureItSaysNothing() {
    checked("host=soft", DOWN);

    assertThat(look("unchecked", "soft", "nobody", "nobody!here")).isEmpty();
  }

  @Test
  void whatIsBeingWorkedOnIsLeftOut() {
    checked("host=worked-on", DOWN);
    assertThat(look("worked-on")).containsEntry("worked-on", Sight.DOWN);

    long now = Instant.now().getEpochSecond();
    post(
        "/v1/actions/schedule-downtime?host=worked-on",
        """
        {"author": "tester", "comment": "works", "start_time": %d, "end_time": %d, "fixed": true}
        """
            .formatted(now - 60, now + 3_600));

    assertThat(look("worked-on")).isEmpty();
  }

  @Test
  void whatHangsOnSomethingThatIsDownIsLeftOut() {
    checked("host=router", FINE);
    checked("host=behind", DOWN);
    assertThat(look("behind")).containsEntry("behind", Sight.DOWN);

    checked("host=router", DOWN);
    checked("host=behind", DOWN);

    assertThat(look("router", "behind")).isEqualTo(Map.of("router", Sight.DOWN));
  }

  @Test
  void namesAreNoPartOfTheQuestion() {
    checked("host=Torre%20%22%C3%91u%C3%B1oa%22", DOWN);

    assertThat(look("Torre \"Ñuñoa\"")).isEqualTo(Map.of("Torre \"Ñuñoa\"", Sight.DOWN));
    assertThat(look("\" || true || \"")).isEmpty();
  }

  @Test
  void moreNamesThanFitInALineAreAsked() {
    var many =
        IntStream.range(0, 2_000)
            .mapToObj("a-host-of-ours-%d"::formatted)
            .collect(Collectors.toSet());
    many.add("up");

    assertThat(Await.value(monitor.look(icinga.access(), many))).isEqualTo(Map.of("up", Sight.UP));
  }

  @Test
  void whoIsNotLetInHearsNothing() {
    assertThatThrownBy(() -> Await.value(monitor.look(icinga.access("wrong"), Set.of("up"))))
        .isInstanceOf(MonitorException.class)
        .hasMessage("status_401");
  }

  @Test
  void aCertificateThatIsNotItsOwnIsNotBelieved() {
    var secrets = new HashMap<>(icinga.access().secrets());
    secrets.remove(MonitorAccess.AUTHORITY);

    assertThatThrownBy(() -> Await.value(monitor.look(new MonitorAccess(secrets), Set.of("up"))))
        .isInstanceOf(MonitorException.class)
        .hasMessage("unreachable");
  }

  /** All the way: what it sees is an incident, which ends when it comes up. */
  @Test
  void whatItSeesIsKnownToCustomers() {
    try (var database = TestDatabase.with("core", "actions")) {
      var network = new TestNetwork(database);
      var box = SecretBox.of(List.of(MasterKey.random()));
      var dispatch = database.database().dispatch();
      var monitors = new PostgresMonitors(dispatch, database.client(), database.scope(), box);
      var id =
          Await.value(monitors.add(network.tenant, MonitorKind.ICINGA, "Icinga", icinga.access()));
      Await.value(monitors.watch(new MonitorKey(network.tenant, id), "turning", network.north));
      var sightings = new Sightings(database.client(), database.scope(), network.desk());
      var asking = new AskMonitors.Asking(List.of(monitor), sightings, Duration.ZERO);
      var ask = new AskMonitors(dispatch, database.client(), database.scope(), box, asking);

      checked("host=turning", DOWN);
      Await.done(ask.run());
      assertThat(network.incidents()).containsExactly("Cerro Norte known 0");

      checked("host=turning", FINE);
      network.write("update network_monitor set next_at = clock_timestamp() where tenant_id = $1");
      Await.done(ask.run());
      assertThat(network.incidents()).containsExactly("Cerro Norte resolved 0");
      assertThat(Await.all(monitors.failing())).isEmpty();
    }
  }

  private Map<String, Sight> look(String... objects) {
    return Await.value(monitor.look(icinga.access(), Set.of(objects)));
  }

  /** A check of this object has found it in this state. */
  private static void checked(String object, int state) {
    post(
        "/v1/actions/process-check-result?" + object,
        "{\"exit_status\": %d, \"plugin_output\": \"tested\"}".formatted(state));
  }

  private static void post(String path, String body) {
    var user = Icinga.TESTER + ":" + Icinga.PASSWORD;
    var answered =
        Await.value(
            tester.ask(
                HttpMethod.POST,
                URI.create("https://localhost:" + icinga.port() + path),
                Map.of(
                    "Accept",
                    "application/json",
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(user.getBytes(StandardCharsets.US_ASCII))),
                body.getBytes(StandardCharsets.UTF_8),
                100_000));
    assertThat(answered.status())
        .as(new String(answered.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
  }
}
