package io.recado.actions.attachment;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file is called when it is handed out: by what whoever sent it calls it, but so that it
 * does not pass for anything else than its bytes are.
 */
public record FileName(String value) {

  private static final int LONGEST = 100;

  private static final String NAMELESS = "file";

  /** Folders, line breaks, and signs that would show a name from its end. */
  private static final Pattern NOT_IN_NAMES = Pattern.compile(".*[/\\\\]|[\\p{C}\"<>:|?*%]");

  /** What runs nothing when it is opened with what such files are opened with. */
  private static final Set<String> HARMLESS =
      Set.of(
          "csv", "doc", "docx", "dwg", "eml", "gpx", "ics", "kml", "kmz", "log", "odp", "ods",
          "odt", "ppt", "pptx", "rar", "rtf", "tif", "tiff", "txt", "vcf", "xls", "xlsx", "zip");

  /** Of a file whose bytes say its type: ends as such files do. */
  public static FileName of(String called, FileType type) {
    var clean = clean(called);
    var ending = ending(clean);
    return type.isNamed(ending)
        ? joined(withoutEnding(clean), ending)
        : joined(clean, type.extension());
  }

  /** Of a file whose bytes say nothing: ends as it is called where that is harmless. */
  public static FileName ofUnknown(String called) {
    var clean = clean(called);
    var ending = ending(clean);
    return HARMLESS.contains(ending.toLowerCase(Locale.ROOT))
        ? joined(withoutEnding(clean), ending)
        : joined(clean, "bin");
  }

  private static String clean(String called) {
    return NOT_IN_NAMES.matcher(called).replaceAll("").strip();
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String withoutEnding(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static FileName joined(String stem, String ending) {
    return new FileName((stem.isBlank() ? NAMELESS : shortened(stem)) + "." + ending);
  }

  private static String shortened(String stem) {
    return stem.codePoints()
        .limit(LONGEST)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
