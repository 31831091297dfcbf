package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./recado}, on a machine that has next to nothing installed. */
class RecadoCommandIT {

  private static final Path RECADO = Path.of("..", "recado").toAbsolutePath().normalize();
  private static final String THIS_JDK = System.getProperty("java.home");

  @TempDir private Path directory;
  private Path programs;

  @BeforeEach
  void installAlmostNothing() throws IOException {
    programs = Files.createDirectory(directory.resolve("bin"));
    for (var program : List.of("cat", "dirname", "sed")) {
      install(programs.resolve(program), "#!/bin/sh\nexec %s \"$@\"\n".formatted(find(program)));
    }
  }

  @Test
  void helpListsTheCommands() throws Exception {
    var ended = recado(Map.of(), "help");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).startsWith("Usage: ./recado COMMAND").contains("  run ", "  test ");
    assertThat(ended.errors()).isEmpty();
  }

  @Test
  void anUnknownCommandIsToldWhichThereAre() throws Exception {
    var ended = recado(Map.of(), "launch");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.errors())
        .startsWith("Usage: ./recado COMMAND")
        .endsWith("recado: no such command: launch\n");
  }

  @Test
  void aMissingJdkIsNamed() throws Exception {
    var nowhere = directory.resolve("nowhere").toString();

    var ended = recado(Map.of("JAVA_HOME", nowhere, "JDK_HOMES", nowhere + "/*"), "run");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errors())
        .isEqualTo(
            "recado: no JDK 25 found; install one (Eclipse Temurin, for instance)"
                + " or set JAVA_HOME to it\n");
  }

  /** JAVA_HOME comes first and the list is its stand-in; blanks in its paths do no harm. */
  @Test
  void aJdkIsFoundWhenJavaHomeIsNone() throws Exception {
    var jdks = directory.resolve("my jdks");
    jdk(jdks.resolve("17"), "17.0.15");
    jdk(jdks.resolve("25"), "25.0.3");

    var ended =
        recado(Map.of("JAVA_HOME", "/nowhere", "JDK_HOMES", "/none:" + jdks + "/*"), "format");

    assertThat(ended.errors()).startsWith("recado: mvn is missing");
  }

  @Test
  void aMissingMavenIsNamed() throws Exception {
    var ended = recado(Map.of("JAVA_HOME", THIS_JDK), "format");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errors())
        .isEqualTo("recado: mvn is missing; install Apache Maven 3.8 or later\n");
  }

  /** As much of a JDK as is looked at before Maven is called. */
  private static void jdk(Path home, String version) throws IOException {
    install(Files.createDirectories(home.resolve("bin")).resolve("javac"), "");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
  }

  private static void install(Path program, String script) throws IOException {
    Files.writeString(program, script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private Ended recado(Map<String, String> environment, String command) throws Exception {
    var output = directory.resolve("output").toFile();
    var errors = directory.resolve("errors").toFile();
    var builder =
        new ProcessBuilder(RECADO.toString(), command).redirectOutput(output).redirectError(errors);
    builder.environment().clear();
    builder.environment().put("PATH", programs.toString());
    builder.environment().put("HOME", directory.toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(), Files.readString(output.toPath()), Files.readString(errors.toPath()));
  }

  private static Path find(String program) {
    return Stream.of(System.getenv("PATH"))
        .flatMap(path -> Arrays.stream(path.split(":", -1)))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private record Ended(int exitCode, String output, String errors) {}
}
