package io.recado.dialogue;

/** A text between double quotes, on one line, as YAML and JSON read it. */
final class Quoted {

  private Quoted() {}

  static String of(String text) {
    var quoted = new StringBuilder("\"");
    text.chars().forEach(unit -> add(quoted, (char) unit));
    return quoted.append('"').toString();
  }

  private static void add(StringBuilder quoted, char unit) {
    switch (unit) {
      case '"', '\\' -> quoted.append('\\').append(unit);
      case '\n' -> quoted.append("\\n");
      default -> {
        // YAML takes a surrogate as half of nothing when it is escaped.
        if (Character.isISOControl(unit)
            || unit == '\u2028'
            || unit == '\u2029'
            || unit == '\uFEFF') {
          quoted.append("\\u%04x".formatted((int) unit));
        } else {
          quoted.append(unit);
        }
      }
    }
  }
}
