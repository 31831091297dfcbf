package io.recado.intents.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./recado} makes of its arguments, in a project of empty folders, with a JDK and a
 * Maven that only talk.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "./recado is a script for a POSIX shell")
class RecadoScriptTest {

  private static final String JAVA = "#!/bin/sh\nfor each; do echo \"<$each>\"; done\n";
  private static final String MAVEN = "#!/bin/sh\nmkdir -p intents/target\necho \"maven $*\"\n";

  @TempDir Path folder;

  private record Ending(int code, String out, String err) {}

  @BeforeEach
  void project() throws IOException {
    Files.copy(Path.of("..", "recado"), folder.resolve("recado"));
    write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
    executable("jdk/bin/javac", JAVA);
    executable("jdk/bin/java", JAVA);
    executable("programs/mvn", MAVEN);
    write("pom.xml", "");
    write("conversation-core/src/main/java/Core.java", "");
    write("intents/src/main/java/Intents.java", "");
  }

  @Test
  void argumentsReachTheToolAsTheyAre() throws Exception {
    built(Instant.now().plusSeconds(60));

    var ending = recado("understand", "--lang", "es", "no tengo  internet", "$debo \"algo\"?");

    assertThat(ending.code()).isZero();
    assertThat(ending.out())
        .endsWith(
            """
            <io.recado.intents.evaluation.CommandLine>
            <understand>
            <--lang>
            <es>
            <no tengo  internet>
            <$debo "algo"?>
            """)
        .contains("<--enable-native-access=ALL-UNNAMED>")
        .doesNotContain("maven");
    assertThat(ending.err()).isEmpty();
  }

  /** Where the system's language is none, a JVM can hand on nothing but ASCII. */
  @Test
  void accentsReachTheTool() throws Exception {
    var spoken = "¿qué debo?";
    var encoding = Charset.forName(System.getProperty("sun.jnu.encoding"));
    assumeTrue(encoding.newEncoder().canEncode(spoken), "no accents here");
    built(Instant.now().plusSeconds(60));

    assertThat(recado("understand", spoken).out()).endsWith("<" + spoken + ">\n");
  }

  @Test
  void theFirstCallBuildsTwoModulesAndKeepsOutputToResults() throws Exception {
    var ending = recado("evaluate", "--shipped");

    assertThat(ending.err()).contains("maven -B -ntp -q -pl intents -am -DskipTests package");
    assertThat(ending.out()).doesNotContain("maven").endsWith("<evaluate>\n<--shipped>\n");
    assertThat(recado("evaluate", "--shipped").err()).isEmpty();
  }

  @Test
  void changedSourcesAreBuiltAnew() throws Exception {
    built(Instant.now().minusSeconds(60));

    assertThat(recado("evaluate", "--shipped").err()).contains("building");
  }

  @Test
  void otherModulesAreNotLookedAt() throws Exception {
    built(Instant.now().plusSeconds(60));
    var changed = write("bot-gateway/src/main/java/Gateway.java", "");
    Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(120)));

    assertThat(recado("evaluate", "--shipped").err()).isEmpty();
  }

  private Ending recado(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("/bin/sh", folder.resolve("recado").toString()));
    command.addAll(List.of(arguments));
    var err = folder.resolve("err").toFile();
    var builder = new ProcessBuilder(command).redirectError(err);
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder
        .environment()
        .merge("PATH", folder.resolve("programs") + ":", (old, ours) -> ours + old);
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ending(process.waitFor(), out, Files.readString(err.toPath()));
  }

  private void built(Instant at) throws IOException {
    var mark = write("intents/target/built-for-tools", "");
    Files.setLastModifiedTime(mark, FileTime.from(at));
  }

  private Path write(String file, String content) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  private void executable(String file, String content) throws IOException {
    assertThat(write(file, content).toFile().setExecutable(true)).isTrue();
  }
}
