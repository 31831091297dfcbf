package io.recado.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.conversation.Uuid7;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import io.recado.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {

  private static final Map<String, String> SECRETS = Map.of("token", "t");

  private final TenantId tenant = new TenantId(Uuid7.next());
  private final ChannelId channel = new ChannelId(Uuid7.next());

  @TempDir private Path directory;

  @Test
  void aKeyIsMadeOnceAndKept() throws IOException {
    var sealedFirst = MasterKeys.of(withoutKey()).box().seal(tenant, channel, SECRETS);

    var afterRestart = MasterKeys.of(withoutKey()).box();

    assertThat(afterRestart.open(tenant, channel, sealedFirst)).isEqualTo(SECRETS);
    try (var files = Files.list(directory.resolve("data"))) {
      assertThat(files.map(Path::getFileName)).containsExactly(Path.of(MasterKeys.FILE));
    }
  }

  @Test
  void onlyItsOwnerCanReadTheKeptKey() throws IOException {
    MasterKeys.of(withoutKey()).box();

    var permissions = Files.getPosixFilePermissions(keyFile());

    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void thoseWhoStartTogetherKeepTheSameKey() {
    var records =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> MasterKeys.of(withoutKey()).box().seal(tenant, channel, SECRETS))
            .toList();

    var box = MasterKeys.of(withoutKey()).box();

    assertThat(records).allMatch(record -> box.open(tenant, channel, record).equals(SECRETS));
  }

  @Test
  void theSettingGoesBeforeTheFile() {
    var key = MasterKey.random();

    var sealedBySetting = MasterKeys.of(withKey(key.base64())).box().seal(tenant, channel, SECRETS);

    assertThat(keyFile()).doesNotExist();
    assertThat(SecretBox.of(List.of(key)).open(tenant, channel, sealedBySetting))
        .isEqualTo(SECRETS);
  }

  @Test
  void whileAKeyIsReplacedBothAreGiven() {
    var former = MasterKey.random();
    var current = MasterKey.random();
    var before = MasterKeys.of(withKey(former.base64())).box();

    var during = MasterKeys.of(withKey(current.base64() + ", " + former.base64())).box();
    var after = MasterKeys.of(withKey(current.base64())).box();

    assertThat(during.open(tenant, channel, before.seal(tenant, channel, SECRETS)))
        .isEqualTo(SECRETS);
    assertThat(after.open(tenant, channel, during.seal(tenant, channel, SECRETS)))
        .isEqualTo(SECRETS);
  }

  @Test
  void aSettingThatIsNoKeyIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> MasterKeys.of(withKey("Y2FuYXJ5")).box())
        .isInstanceOf(SettingsException.class)
        .hasMessage("RECADO_MASTER_KEY: a master key has 32 bytes, not 6");
  }

  @Test
  void aFileThatHoldsNoKeyIsRefusedAndLeftAlone() throws IOException {
    Files.createDirectories(keyFile().getParent());
    Files.writeString(keyFile(), "canary!");

    assertThatThrownBy(() -> MasterKeys.of(withoutKey()).box())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("a master key is written in Base64")
        .hasMessageNotContaining("canary");
    assertThat(keyFile()).hasContent("canary!");
  }

  @Test
  void aDirectoryThatCannotBeWrittenToIsAClearError() throws IOException {
    Files.writeString(directory.resolve("data"), "a file where a directory should be");

    assertThatThrownBy(() -> MasterKeys.of(withoutKey()).box())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("The master key cannot be kept in " + keyFile());
  }

  private Path keyFile() {
    return directory.resolve("data").resolve(MasterKeys.FILE);
  }

  private Settings withoutKey() {
    return Settings.of(Map.of("RECADO_DATA_DIR", directory.resolve("data").toString()));
  }

  private Settings withKey(String key) {
    return Settings.of(
        Map.of("RECADO_MASTER_KEY", key, "RECADO_DATA_DIR", directory.resolve("data").toString()));
  }
}
