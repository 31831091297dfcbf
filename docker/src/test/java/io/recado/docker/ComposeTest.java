package io.recado.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.recado.docker.Compose.Service;
import io.recado.settings.Setting;
import io.recado.settings.Setting.Form;
import io.recado.settings.Settings;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {

  private static final Compose COMPOSE = Compose.of("compose.yaml");
  private static final Compose WITH_WHATSAPP = Compose.of("compose.yaml", "compose.whatsapp.yaml");

  /** The forms whose values hold passwords. */
  private static final Set<Form> SECRET = Set.of(Form.SECRET, Form.DATABASE_URL, Form.REDIS_URL);

  private static final String FILE = "_FILE";

  /** Jobs, and work in flight: the grace is allowed to each. */
  private static final int SHUTDOWN_STEPS = 2;

  /** For requests to end, and for closing. */
  private static final Duration SHUTDOWN_REST = Duration.ofSeconds(9);

  @Test
  void setsNothingButSettings() {
    for (var service : WITH_WHATSAPP.services()) {
      assertThat(Settings.unknownVariables(service.environment())).as(service.name()).isEmpty();
    }
  }

  @Test
  void setsValuesThatTheProductTakes() {
    for (var service : WITH_WHATSAPP.services()) {
      var plain = plainValues(service);

      assertThatCode(() -> Settings.of(plain)).as(service.name()).doesNotThrowAnyException();
    }
  }

  @Test
  void givesSecretsByFileOnly() {
    for (var service : WITH_WHATSAPP.services()) {
      var open =
          service.environment().keySet().stream()
              .flatMap(variable -> Setting.ofVariable(variable).stream())
              .filter(setting -> SECRET.contains(setting.form()));

      assertThat(open).as(service.name()).isEmpty();
    }
  }

  @Test
  void handsOutTheFilesItNames() {
    for (var service : WITH_WHATSAPP.services()) {
      var named =
          service.environment().entrySet().stream()
              .filter(entry -> entry.getKey().endsWith(FILE))
              .map(entry -> entry.getValue().replace("/run/secrets/", ""))
              .toList();

      assertThat(service.list("secrets")).as(service.name()).containsAll(named);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"secrets", "networks", "volumes"})
  void declaresWhatIsUsedAndUsesWhatIsDeclared(String kind) {
    var used =
        WITH_WHATSAPP.services().stream()
            .flatMap(
                service ->
                    kind.equals("volumes")
                        ? service.volumes().stream()
                        : service.list(kind).stream())
            .collect(Collectors.toSet());

    assertThat(WITH_WHATSAPP.declared(kind).keySet()).isEqualTo(used).isNotEmpty();
  }

  @Test
  void mountsFilesThatAreThere() {
    var files = COMPOSE.services().stream().flatMap(service -> service.files().stream()).toList();

    assertThat(files)
        .isNotEmpty()
        .allMatch(file -> Files.isExecutable(Project.DOCKER.resolve(file)));
  }

  @Test
  void keepsDataInVolumesThatItCannotRemove() {
    assertThat(COMPOSE.declared("volumes").values())
        .allMatch(volume -> volume.path("external").asBoolean() && volume.has("name"));
  }

  @Test
  void hidesTheServersFromTheWorld() {
    assertThat(COMPOSE.servers())
        .extracting(Service::name)
        .containsExactlyInAnyOrder("postgresql", "redis");
    for (var server : COMPOSE.servers()) {
      assertThat(server.node().has("ports")).as(server.name()).isFalse();
      assertThat(server.list("networks")).as(server.name()).containsExactly("back");
    }
    assertThat(COMPOSE.declared("networks").get("back").path("internal").asBoolean()).isTrue();
  }

  @Test
  void publishesOnThisMachineOnlyUnlessToldOtherwise() {
    for (var application : COMPOSE.applications()) {
      assertThat(application.list("ports")).hasSize(1).allMatch(p -> p.contains(":-127.0.0.1:"));
    }
  }

  @Test
  void runsPreciseVersions() {
    for (var server : COMPOSE.servers()) {
      assertThat(image(server)).matches("[a-z]+:\\d+\\.\\d+(\\.\\d+)?(-[a-z]+)?");
    }
    for (var application : COMPOSE.applications()) {
      assertThat(image(application))
          .isEqualTo("recado/%s:%s".formatted(module(application), Project.version()));
    }
  }

  @Test
  void buildsApplicationsThatExist() {
    assertThat(COMPOSE.applications())
        .extracting(ComposeTest::module)
        .containsExactlyInAnyOrder("bot-gateway", "admin-api")
        .isSubsetOf(Project.modules());
  }

  @Test
  void waitsForServersUntilTheyAreHealthy() {
    var healthy =
        COMPOSE.servers().stream()
            .filter(server -> server.node().path("healthcheck").has("test"))
            .map(Service::name)
            .toList();

    for (var application : COMPOSE.applications()) {
      var awaited = application.node().path("depends_on").properties();

      assertThat(awaited).extracting(Map.Entry::getKey).containsExactlyElementsOf(healthy);
      assertThat(awaited)
          .allMatch(e -> e.getValue().path("condition").asString().equals("service_healthy"));
    }
  }

  @Test
  void limitsEveryService() {
    for (var service : COMPOSE.services()) {
      var limits = service.node().path("deploy").path("resources").path("limits");

      assertThat(List.of("cpus", "memory", "pids")).as(service.name()).allMatch(limits::has);
      assertThat(service.node().path("restart").asString()).isEqualTo("unless-stopped");
      assertThat(service.node().path("logging").path("options").has("max-size")).isTrue();
    }
  }

  @Test
  void takesRightsFromTheApplications() {
    for (var application : COMPOSE.applications()) {
      var node = application.node();

      assertThat(node.path("read_only").asBoolean()).isTrue();
      assertThat(application.list("cap_drop")).containsExactly("ALL");
      assertThat(application.list("security_opt")).containsExactly("no-new-privileges:true");
      // Native libraries are unpacked there and loaded.
      assertThat(application.list("tmpfs")).singleElement().asString().startsWith("/tmp:exec,");
    }
  }

  @Test
  void leavesApplicationsTheTimeToShutDown() {
    for (var application : COMPOSE.applications()) {
      var grace = Settings.of(plainValues(application)).duration(Setting.SHUTDOWN_GRACE);
      var untilKilled = application.node().path("stop_grace_period").asString();

      assertThat(Duration.parse("PT" + untilKilled))
          .isGreaterThan(grace.multipliedBy(SHUTDOWN_STEPS).plus(SHUTDOWN_REST));
    }
  }

  private static Map<String, String> plainValues(Service service) {
    return service.environment().entrySet().stream()
        .filter(entry -> !entry.getKey().endsWith(FILE))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String image(Service service) {
    return service.node().path("image").asString();
  }

  private static String module(Service application) {
    return application.node().path("build").path("args").path("APPLICATION").asString();
  }
}
