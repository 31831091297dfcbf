package io.recado.actions.sentfile;

import io.recado.actions.attachment.FileName;
import io.recado.actions.attachment.FileType;
import io.recado.digest.Sha256;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A file for a customer.
 *
 * @param name as the customer sees it; ends as files of its type do
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SentFile(UUID id, String name, FileType type, byte[] bytes) {

  /**
   * @param message that brings it: the same message with the same bytes brings the same file
   * @param called as whoever sends it calls it
   */
  public static SentFile of(UUID message, String called, FileType type, byte[] bytes) {
    var seed = Sha256.of(message + "/" + HexFormat.of().formatHex(Sha256.of(bytes)));
    var name = FileName.of(called, type).value();
    return new SentFile(UUID.nameUUIDFromBytes(seed), name, type, bytes);
  }

  @Override
  public String toString() {
    return "SentFile[" + id + "]";
  }
}
