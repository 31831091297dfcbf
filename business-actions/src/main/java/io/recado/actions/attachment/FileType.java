package io.recado.actions.attachment;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kinds of files that may be kept, told by how their bytes begin. None of them is run by whoever
 * looks at it: pages, drawings with scripts, office documents with macros and archives are none of
 * these, whatever they are called.
 */
public enum FileType {
  JPEG("image/jpeg", "jpg", 0, "ffd8ff"),
  PNG("image/png", "png", 0, "89504e470d0a1a0a"),
  GIF("image/gif", "gif", 0, hex("GIF8")),
  WEBP("image/webp", "webp", 8, hex("WEBP")),
  PDF("application/pdf", "pdf", 0, hex("%PDF-")),
  HEIC("image/heic", "heic", 4, hex("ftypheic"), hex("ftypheix"), hex("ftypmif1")),
  OGG("audio/ogg", "ogg", 0, hex("OggS")),
  M4A("audio/mp4", "m4a", 4, hex("ftypM4A ")),
  MP3("audio/mpeg", "mp3", 0, hex("ID3"), "fffb", "fff3", "fff2"),
  AAC("audio/aac", "aac", 0, "fff1", "fff9"),
  AMR("audio/amr", "amr", 0, hex("#!AMR")),
  WAV("audio/wav", "wav", 8, hex("WAVE")),
  WEBM("video/webm", "webm", 0, "1a45dfa3"),
  /** Behind its relatives: all of them begin like this. */
  MP4("video/mp4", "mp4", 4, hex("ftyp"));

  private final String type;
  private final String extension;
  private final int at;

  /** In hex, with commas between those that may stand there. */
  private final String marks;

  FileType(String type, String extension, int at, String... marks) {
    this.type = type;
    this.extension = extension;
    this.at = at;
    this.marks = String.join(",", marks);
  }

  /** What these bytes are; empty for everything else. */
  public static Optional<FileType> of(byte[] bytes) {
    return Arrays.stream(values()).filter(type -> type.begins(bytes)).findFirst();
  }

  /** The kind of this media type, such as {@code image/jpeg}. */
  public static Optional<FileType> ofType(String mediaType) {
    return Arrays.stream(values()).filter(known -> known.type.equals(mediaType)).findFirst();
  }

  /**
   * The kinds that a setting names, by their media types and with commas between them.
   *
   * @throws SettingsException when it names another
   */
  public static Set<FileType> named(Settings settings, Setting setting) {
    return Stream.of(settings.find(setting).orElse("").split(",", -1))
        .map(type -> ofType(type.strip()).orElseThrow(() -> unknown(setting)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static SettingsException unknown(Setting setting) {
    var known = Stream.of(values()).map(FileType::type).collect(Collectors.joining(","));
    return new SettingsException(List.of(setting.variable() + ": expected some of " + known));
  }

  /** The media type. */
  public String type() {
    return type;
  }

  /** What names of such files end in, without the dot. */
  public String extension() {
    return extension;
  }

  /** Whether files of this type are called so, such as {@code JPEG}. */
  public boolean isNamed(String ending) {
    return ending.equalsIgnoreCase(extension)
        || ending.equalsIgnoreCase(type.substring(type.indexOf('/') + 1));
  }

  private boolean begins(byte[] bytes) {
    return Stream.of(marks.split(",", -1)).anyMatch(mark -> has(mark, bytes));
  }

  private boolean has(String mark, byte[] bytes) {
    var expected = HexFormat.of().parseHex(mark);
    int end = at + expected.length;
    return bytes.length >= end && Arrays.equals(bytes, at, end, expected, 0, expected.length);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
