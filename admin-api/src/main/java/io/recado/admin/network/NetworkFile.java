package io.recado.admin.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A network as a table: comma-separated values (RFC 4180), or with the semicolons or tabs that
 * spreadsheets put in their place. No cell goes over a line.
 */
final class NetworkFile {

  /** How the first column is headed, where the first line is a heading. */
  private static final Set<String> HEADINGS = Set.of("kind", "type", "tipo", "clase", "art", "typ");

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private NetworkFile() {}

  /**
   * One line that is not blank.
   *
   * @param number from 1
   * @param cells null where a quotation mark is left open
   */
  record Line(int number, @Nullable List<String> cells) {}

  /**
   * The lines that say something; a heading does not.
   *
   * @param most after how many it reads no more than one
   */
  static List<Line> lines(String text, int most) {
    var all = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    var rows = all.lines().toList();
    var separator = separator(rows);
    return IntStream.range(0, rows.size())
        .filter(row -> !rows.get(row).isBlank())
        .mapToObj(row -> new Line(row + 1, cells(rows.get(row), separator)))
        .filter(line -> !(line.number() == 1 && isHeading(line)))
        .limit(most + 1L)
        .toList();
  }

  /** What the first line has most of. */
  private static char separator(List<String> rows) {
    var first = rows.stream().filter(row -> !row.isBlank()).findFirst().orElse("");
    return List.of(',', ';', '\t').stream()
        .max(Comparator.comparingLong(sign -> first.chars().filter(one -> one == sign).count()))
        .filter(sign -> first.indexOf(sign) >= 0)
        .orElse(',');
  }

  private static boolean isHeading(Line line) {
    var cells = line.cells();
    return cells != null && HEADINGS.contains(cells.getFirst().toLowerCase(Locale.ROOT));
  }

  /** A quotation mark within quotation marks is written twice. */
  private static @Nullable List<String> cells(String row, char separator) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    boolean blank = true;
    for (int i = 0; i < row.length(); i++) {
      char sign = row.charAt(i);
      if (quoted && sign == '"' && i + 1 < row.length() && row.charAt(i + 1) == '"') {
        cell.append(sign);
        blank = false;
        i++;
      } else if (sign == '"' && (quoted || blank)) {
        quoted = !quoted;
      } else if (sign == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
        blank = true;
      } else {
        cell.append(sign);
        blank &= Character.isWhitespace(sign);
      }
    }
    cells.add(cell.toString().strip());
    return quoted ? null : cells;
  }
}
