package io.recado.actions.appointment;

import java.util.List;

/** The lines that RFC 5545 is made of (3.1, 3.3.11). */
final class ContentLine {

  private static final int MOST_BYTES = 75;
  private static final String END = "\r\n";

  private ContentLine() {}

  static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /** Lines of at most 75 bytes each; what goes on begins with a blank. */
  static String folded(List<String> lines) {
    var text = new StringBuilder();
    lines.forEach(line -> fold(line, text));
    return text.toString();
  }

  private static void fold(String line, StringBuilder text) {
    int bytes = 0;
    for (int point : line.codePoints().toArray()) {
      int more = utf8Bytes(point);
      if (bytes + more > MOST_BYTES) {
        text.append(END).append(' ');
        bytes = 1;
      }
      text.appendCodePoint(point);
      bytes += more;
    }
    text.append(END);
  }

  private static int utf8Bytes(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return Character.isBmpCodePoint(point) ? 3 : 4;
  }
}
