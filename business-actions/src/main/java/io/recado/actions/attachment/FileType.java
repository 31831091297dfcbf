package io.recado.actions.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

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
  MP4("video/mp4", "mp4", 4, hex("ftyp"));

  private final String type;
  private final String extension;
  private final int at;
  private final String mark;

  FileType(String type, String extension, int at, String mark) {
    this.type = type;
    this.extension = extension;
    this.at = at;
    this.mark = mark;
  }

  /** What these bytes are; empty for everything else. */
  static Optional<FileType> of(byte[] bytes) {
    return Arrays.stream(values()).filter(type -> type.begins(bytes)).findFirst();
  }

  /** The kind of this media type, such as {@code image/jpeg}. */
  public static Optional<FileType> ofType(String mediaType) {
    return Arrays.stream(values()).filter(known -> known.type.equals(mediaType)).findFirst();
  }

  /** The media type. */
  public String type() {
    return type;
  }

  String extension() {
    return extension;
  }

  private boolean begins(byte[] bytes) {
    var expected = HexFormat.of().parseHex(mark);
    int end = at + expected.length;
    return bytes.length >= end && Arrays.equals(bytes, at, end, expected, 0, expected.length);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
