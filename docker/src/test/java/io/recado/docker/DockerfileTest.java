package io.recado.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.recado.settings.Setting;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {

  private static final String TEXT = Project.text(Project.DOCKER.resolve("Dockerfile"));
  private static final Dockerfile DOCKERFILE = Dockerfile.parse(TEXT);

  private static final Pattern PINNED_JAVA_25 =
      Pattern.compile("eclipse-temurin:25\\.\\d+\\.\\d+(\\.\\d+)?_\\d+-jre-[a-z]+");

  @Test
  void standsOnOnePreciseVersionOfJava() {
    var bases =
        DOCKERFILE.all("FROM").stream()
            .map(from -> from.arguments().split(" ")[0])
            .distinct()
            .toList();

    assertThat(bases).singleElement().asString().matches(PINNED_JAVA_25);
  }

  @Test
  void runsAsTheUserItMadeAndThatIsNotRoot() {
    var user = DOCKERFILE.last("USER").arguments();

    assertThat(user).matches("[1-9]\\d{4}:[1-9]\\d{4}");
    assertThat(TEXT).contains("useradd --uid " + user.split(":")[0] + " --user-group");
  }

  @Test
  void startsTheApplicationWithoutAShellInBetween() {
    var command = DOCKERFILE.last("ENTRYPOINT").command();

    assertThat(command)
        .startsWith("java")
        .contains("-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED")
        .endsWith("-jar", "/app/application.jar");
    assertThat(DOCKERFILE.all("CMD")).isEmpty();
  }

  @Test
  void asksTheApplicationForItsHealthWithAClassOfItsOwn() throws ReflectiveOperationException {
    var command = DOCKERFILE.last("HEALTHCHECK").command();

    var probe = Class.forName(command.getLast());

    assertThat(command).containsSubsequence("java", "-cp", "/app/application.jar");
    assertThat(probe.getDeclaredMethod("main", String[].class)).isNotNull();
  }

  @Test
  void setsNothingButSettingsAndTheCollector() {
    assertThat(DOCKERFILE.all("ENV"))
        .extracting(env -> env.arguments().split("=")[0])
        .filteredOn(variable -> !variable.equals("JDK_JAVA_OPTIONS"))
        .allSatisfy(variable -> assertThat(Setting.ofVariable(variable)).isPresent());
  }

  /** Named for the launcher, so that an operator's own takes its place; two do not start. */
  @Test
  void leavesTheCollectorToOperators() {
    assertThat(DOCKERFILE.all("ENV"))
        .anyMatch(env -> env.arguments().matches("JDK_JAVA_OPTIONS=-XX:\\+Use\\w+GC"));
    assertThat(DOCKERFILE.last("ENTRYPOINT").command()).noneMatch(part -> part.endsWith("GC"));
  }

  /** The all-in-one application is made of all the modules that any application is made of. */
  @Test
  void keepsOurModulesInALayerOfTheirOwn() {
    var libraries = Project.ROOT.resolve("all-in-one/target/lib");
    assumeThat(libraries).as("there once Maven's phase package is over").exists();

    var listed = Pattern.compile("for module in ([^;]+);").matcher(TEXT);

    assertThat(listed.find()).isTrue();
    assertThat(listed.group(1).split(" "))
        .containsExactlyInAnyOrderElementsOf(
            Project.modules().stream()
                .filter(module -> Files.exists(libraries.resolve(jar(module))))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bot-gateway", "admin-api", "all-in-one"})
  void copiesWhatIsLetInAndNothingElse(String application) {
    var letIn = Project.text(Project.ROOT.resolve(".dockerignore")).lines().toList();
    var copied =
        DOCKERFILE.copiedFromTheProject().stream()
            .map(source -> source.replace("${APPLICATION}", application).replaceAll("/$", ""))
            .toList();

    assertThat(copied)
        .containsExactly(
            application + "/target/lib", application + "/target/" + application + ".jar")
        .allSatisfy(source -> assertThat(letIn).contains("!" + source));
    assertThat(letIn.stream().filter(line -> line.startsWith("!" + application)))
        .hasSameSizeAs(copied);
  }

  @Test
  void isToldWhichApplicationToHold() {
    assertThat(DOCKERFILE.all("ARG"))
        .extracting(Dockerfile.Instruction::arguments)
        .containsOnly("APPLICATION");
    assertThat(Arrays.asList(TEXT.split("\n"))).noneMatch(line -> line.contains("APPLICATION:-"));
  }

  private static String jar(String module) {
    return module + "-" + Project.version() + ".jar";
  }
}
