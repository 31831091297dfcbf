package io.recado.actions.sentfile;

import io.recado.actions.attachment.FileType;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.util.Optional;
import java.util.Set;

/**
 * Which files are sent.
 *
 * @param mostBytes of one file
 */
public record SentFileRules(int mostBytes, Set<FileType> types) {

  public SentFileRules {
    types = Set.copyOf(types);
  }

  /**
   * @throws SettingsException when a type is set that is never sent
   */
  static SentFileRules of(Settings settings) {
    return new SentFileRules(
        settings.count(Setting.SENT_FILE_MOST_BYTES),
        FileType.named(settings, Setting.SENT_FILE_TYPES));
  }

  /** What these bytes are; empty when they are of a kind that is not sent. */
  public Optional<FileType> typeOf(byte[] bytes) {
    return FileType.of(bytes).filter(types::contains);
  }
}
