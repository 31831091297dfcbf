package io.recado.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.MasterKey;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeSecretsTest {

  @TempDir private Path directory;

  @BeforeEach
  void copyScript() throws IOException {
    Files.copy(Project.DOCKER.resolve("make-secrets"), directory.resolve("make-secrets"));
  }

  @Test
  void makesEverySecretThatComposeHandsOut() throws Exception {
    makeSecrets();

    assertThat(contents().keySet())
        .isEqualTo(Compose.of("compose.yaml").declared("secrets").keySet());
  }

  @Test
  void makesWhatTheProductTakes() throws Exception {
    makeSecrets();

    var settings =
        Settings.of(
            Map.of(
                "RECADO_DATABASE_URL_FILE", secret("database_url").toString(),
                "RECADO_REDIS_URL_FILE", secret("redis_url").toString(),
                "RECADO_MASTER_KEY_FILE", secret("master_key").toString()));
    assertThat(settings.text(Setting.DATABASE_URL)).contains(contents().get("database_password"));
    assertThat(settings.text(Setting.REDIS_URL)).contains(contents().get("redis_password"));
    assertThat(MasterKey.of(settings.text(Setting.MASTER_KEY)).id()).isNotEmpty();
  }

  @Test
  void makesEachSecretAnew() throws Exception {
    makeSecrets();

    assertThat(contents().values()).doesNotHaveDuplicates().allMatch(text -> text.length() >= 44);
  }

  @Test
  void keepsWhatIsThere() throws Exception {
    makeSecrets();
    var before = contents();

    makeSecrets();

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void keepsOthersOnThisMachineOut() throws Exception {
    makeSecrets();

    var permissions = Files.getPosixFilePermissions(directory.resolve("secrets"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rwx------");
  }

  private void makeSecrets() throws IOException, InterruptedException {
    var command = List.of("sh", directory.resolve("make-secrets").toString());
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output()).start();

    assertThat(process.waitFor()).as(Files.readString(output().toPath())).isZero();
  }

  private File output() {
    return directory.resolve("output").toFile();
  }

  private Path secret(String name) {
    return directory.resolve("secrets").resolve(name);
  }

  private Map<String, String> contents() throws IOException {
    try (var files = Files.list(directory.resolve("secrets"))) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString(), file -> Project.text(file).strip()));
    }
  }
}
