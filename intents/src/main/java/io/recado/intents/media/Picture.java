package io.recado.intents.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A photo, by its bytes: its head is read for what it is and how large, and it is never decoded
 * here. What could be taken for a page or a document by somebody else is none.
 */
final class Picture {

  /** More than any phone's camera takes; what claims more is made to fill memories. */
  private static final long MOST_PIXELS = 60_000_000;

  private static final List<String> FOREIGN = List.of("<script", "<html", "<!doctype", "%pdf-");

  private final byte[] content;
  private final String mimeType;

  private Picture(byte[] content, String mimeType) {
    this.content = content;
    this.mimeType = mimeType;
  }

  /**
   * Empty when the bytes are no photo: no JPEG, PNG or WebP, too many pixels, or something else as
   * well.
   */
  static Optional<Picture> of(byte[] content) {
    return mimeType(content)
        .filter(type -> isOfSize(pixels(content, type)) && !isSomethingElse(content))
        .map(type -> new Picture(content, type));
  }

  byte[] content() {
    return content;
  }

  String mimeType() {
    return mimeType;
  }

  private static Optional<String> mimeType(byte[] content) {
    if (Bytes.has(content, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of("image/jpeg");
    }
    if (Bytes.has(content, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return Optional.of("image/png");
    }
    return Bytes.has(content, 0, "RIFF") && Bytes.has(content, 8, "WEBP")
        ? Optional.of("image/webp")
        : Optional.empty();
  }

  private static long pixels(byte[] content, String type) {
    return switch (type) {
      case "image/jpeg" -> jpegPixels(content);
      case "image/png" ->
          Bytes.has(content, 12, "IHDR")
              ? product(Bytes.bigEndian(content, 16, 4), Bytes.bigEndian(content, 20, 4))
              : 0;
      default -> webpPixels(content);
    };
  }

  /** Walks the segments up to the frame's header (ITU T.81, annex B). */
  private static long jpegPixels(byte[] content) {
    int at = 2;
    while (at + 9 < content.length && Bytes.at(content, at) == 0xFF) {
      int marker = Bytes.at(content, at + 1);
      if (isFrame(marker)) {
        return product(Bytes.bigEndian(content, at + 5, 2), Bytes.bigEndian(content, at + 7, 2));
      }
      at += marker == 0xFF ? 1 : 2 + (int) Bytes.bigEndian(content, at + 2, 2);
    }
    return 0;
  }

  /** Of the sixteen, three are tables and an extension. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** WebP container specification: simple lossy, simple lossless, extended. */
  private static long webpPixels(byte[] content) {
    if (Bytes.has(content, 12, "VP8X")) {
      return product(
          Bytes.littleEndian(content, 24, 3) + 1, Bytes.littleEndian(content, 27, 3) + 1);
    }
    if (Bytes.has(content, 12, "VP8L")) {
      long sizes = Bytes.littleEndian(content, 21, 4);
      return product((sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1);
    }
    return Bytes.has(content, 12, "VP8 ")
        ? product(
            Bytes.littleEndian(content, 26, 2) & 0x3FFF,
            Bytes.littleEndian(content, 28, 2) & 0x3FFF)
        : 0;
  }

  /** Of unsigned 32-bit numbers without a sign that lies. */
  private static long product(long width, long height) {
    return width > MOST_PIXELS || height > MOST_PIXELS ? Long.MAX_VALUE : width * height;
  }

  private static boolean isOfSize(long pixels) {
    return pixels > 0 && pixels <= MOST_PIXELS;
  }

  private static boolean isSomethingElse(byte[] content) {
    var text = new String(content, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return FOREIGN.stream().anyMatch(text::contains);
  }
}
