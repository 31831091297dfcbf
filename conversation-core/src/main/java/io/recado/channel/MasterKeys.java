package io.recado.channel;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

/**
 * The master keys, from a setting or else from a file in the data directory.
 *
 * @param all the current one first, then those it has replaced
 */
public record MasterKeys(List<MasterKey> all) {

  static final String FILE = "master.key";

  public MasterKeys {
    all = List.copyOf(all);
  }

  /**
   * The keys that the settings ask for; the first seals, all open. {@code RECADO_MASTER_KEY} may
   * hold several keys with commas between them. Without it, the key is read from the data
   * directory, where the first call puts a new one that only its owner can read. Blocks.
   *
   * @throws SettingsException when there is no usable key; the message does not repeat it
   */
  public static MasterKeys of(Settings settings) {
    return new MasterKeys(find(settings));
  }

  public MasterKey current() {
    return all.getFirst();
  }

  /** What names each of them and tells of none. */
  public List<String> ids() {
    return all.stream().map(MasterKey::id).toList();
  }

  /** A box that the current key seals and all open. */
  public SecretBox box() {
    return SecretBox.of(all);
  }

  private static List<MasterKey> find(Settings settings) {
    return settings
        .find(Setting.MASTER_KEY)
        .map(MasterKeys::given)
        .orElseGet(() -> List.of(kept(settings.directory(Setting.DATA_DIR).resolve(FILE))));
  }

  private static List<MasterKey> given(String setting) {
    try {
      return Arrays.stream(setting.split(",")).map(MasterKey::of).toList();
    } catch (IllegalArgumentException e) {
      throw fault(Setting.MASTER_KEY.variable() + ": " + e.getMessage(), e);
    }
  }

  private static MasterKey kept(Path file) {
    try {
      create(file);
      return MasterKey.of(Files.readString(file));
    } catch (IOException e) {
      throw fault("The master key cannot be kept in %s".formatted(file), e);
    } catch (IllegalArgumentException e) {
      throw fault("The file %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Without effect when it exists: a key that sealed anything must never be replaced by chance. */
  private static void create(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    var draft = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new");
    try {
      if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(draft, MasterKey.random().base64(), StandardOpenOption.SYNC);
      // A link appears with its content, and never takes the place of another.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      return;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static SettingsException fault(String problem, Exception cause) {
    var fault = new SettingsException(List.of(problem));
    fault.initCause(cause);
    return fault;
  }
}
