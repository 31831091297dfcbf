package io.recado.actions.attachment;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files are kept.
 *
 * @param mostBytes of one file
 * @param mostOfTicket bytes of all files of one ticket
 */
public record AttachmentRules(int mostBytes, int mostOfTicket, Set<FileType> types) {

  public AttachmentRules {
    types = Set.copyOf(types);
  }

  /**
   * @throws SettingsException when a type is set that is never kept
   */
  public static AttachmentRules of(Settings settings) {
    return new AttachmentRules(
        settings.count(Setting.TICKET_FILE_MOST_BYTES),
        settings.count(Setting.TICKET_FILES_MOST_BYTES),
        FileType.named(settings, Setting.TICKET_FILE_TYPES));
  }

  /**
   * Whether a file of this size may be fetched and kept.
   *
   * @param kept bytes of its ticket's files
   */
  public boolean haveRoomFor(long size, long kept) {
    return size <= mostBytes && kept + size <= mostOfTicket;
  }

  /** What these bytes are; null when they are not kept. */
  public @Nullable FileType typeOf(byte[] bytes) {
    return bytes.length > mostBytes
        ? null
        : FileType.of(bytes).filter(types::contains).orElse(null);
  }
}
