package io.recado.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.MasterKeys;
import io.recado.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeMasterKeyTest {

  @TempDir private Path directory;

  @BeforeEach
  void makeSecrets() throws Exception {
    for (var script : List.of("make-secrets", "change-master-key")) {
      Files.copy(Project.DOCKER.resolve(script), directory.resolve(script));
    }
    assertThat(run("make-secrets")).isZero();
  }

  @Test
  void theNewKeyIsKnownBeforeItSealsAndTheOldOneUntilItIsDropped() throws Exception {
    var old = ids().getFirst();

    assertThat(change("add")).isZero();
    var added = ids();
    assertThat(change("switch")).isZero();
    var switched = ids();
    assertThat(change("drop")).isZero();

    assertThat(added).hasSize(2).startsWith(old);
    assertThat(switched).isEqualTo(added.reversed());
    assertThat(ids()).containsExactly(added.getLast());
  }

  @Test
  void aStepOutOfOrderChangesNothing() throws Exception {
    var before = ids();
    assertThat(change("switch")).isNotZero();
    assertThat(change("drop")).isNotZero();
    assertThat(ids()).isEqualTo(before);

    change("add");
    var added = ids();
    assertThat(change("add")).isNotZero();
    assertThat(ids()).isEqualTo(added);
  }

  /** As the product reads them. */
  private List<String> ids() {
    var file = directory.resolve("secrets").resolve("master_key").toString();
    return MasterKeys.of(Settings.of(Map.of("RECADO_MASTER_KEY_FILE", file))).ids();
  }

  private int change(String step) throws IOException, InterruptedException {
    return run("change-master-key", step);
  }

  private int run(String script, String... arguments) throws IOException, InterruptedException {
    var command = new ProcessBuilder("sh", directory.resolve(script).toString());
    command.command().addAll(List.of(arguments));
    return command.inheritIO().start().waitFor();
  }
}
