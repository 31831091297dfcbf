package io.recado.actions.sentfile;

import io.recado.actions.attachment.FileType;
import io.recado.digest.Sha256;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file for a customer.
 *
 * @param name as the customer sees it; ends as files of its type do
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SentFile(UUID id, String name, FileType type, byte[] bytes) {

  private static final int LONGEST_NAME = 100;

  /** Folders, line breaks, and signs that would show a name from its end. */
  private static final Pattern NOT_IN_NAMES = Pattern.compile(".*[/\\\\]|[\\p{C}\"<>:|?*%]");

  /**
   * @param message that brings it: the same message with the same bytes brings the same file
   * @param called as whoever sends it calls it
   */
  public static SentFile of(UUID message, String called, FileType type, byte[] bytes) {
    var seed = Sha256.of(message + "/" + HexFormat.of().formatHex(Sha256.of(bytes)));
    return new SentFile(UUID.nameUUIDFromBytes(seed), name(called, type), type, bytes);
  }

  /** Whatever it is called, it does not pass for anything else. */
  private static String name(String called, FileType type) {
    var clean = NOT_IN_NAMES.matcher(called).replaceAll("").strip();
    int dot = clean.lastIndexOf('.');
    var isEnded = dot >= 0 && type.isNamed(clean.substring(dot + 1));
    var stem = isEnded ? clean.substring(0, dot) : clean;
    var ending = isEnded ? clean.substring(dot) : "." + type.extension();
    return (stem.isBlank() ? "file" : shortened(stem)) + ending;
  }

  private static String shortened(String stem) {
    return stem.codePoints()
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public String toString() {
    return "SentFile[" + id + "]";
  }
}
