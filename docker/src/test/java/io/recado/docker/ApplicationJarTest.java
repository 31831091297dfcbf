package io.recado.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the images are made of. The jars are there from Maven's phase {@code package} on; before it
 * there is nothing to test.
 */
class ApplicationJarTest {

  @ParameterizedTest
  @ValueSource(strings = {"bot-gateway", "admin-api", "all-in-one"})
  void findsAllItNeedsBesideIt(String application) throws IOException {
    var manifest = manifest(application);

    var classPath = List.of(manifest.getValue(Attributes.Name.CLASS_PATH).split(" "));

    assertThat(classPath).allMatch(entry -> Files.exists(target(application).resolve(entry)));
    assertThat(filesIn(target(application).resolve("lib"))).hasSameSizeAs(classPath);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bot-gateway", "admin-api", "all-in-one"})
  void holdsItsMainClass(String application) throws IOException {
    var main = manifest(application).getValue(Attributes.Name.MAIN_CLASS);

    try (var jar = new JarFile(jar(application).toFile())) {
      assertThat(jar.getEntry(main.replace('.', '/') + ".class")).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bot-gateway, admin-api",
    "bot-gateway, embedded",
    "bot-gateway, junit",
    "admin-api, bot-gateway",
    "admin-api, embedded",
    "admin-api, junit",
    "all-in-one, junit",
  })
  void doesWithout(String application, String stranger) throws IOException {
    assumeThat(jar(application)).exists();

    assertThat(filesIn(target(application).resolve("lib")))
        .isNotEmpty()
        .noneMatch(file -> file.startsWith(stranger));
  }

  private static Attributes manifest(String application) throws IOException {
    assumeThat(jar(application)).exists();
    try (var jar = new JarFile(jar(application).toFile())) {
      return jar.getManifest().getMainAttributes();
    }
  }

  private static Path jar(String application) {
    return target(application).resolve(application + ".jar");
  }

  private static Path target(String application) {
    return Project.ROOT.resolve(application).resolve("target");
  }

  private static List<String> filesIn(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
