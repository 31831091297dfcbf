package io.recado.admin.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table as text: comma-separated values (RFC 4180), or with the semicolons or tabs that
 * spreadsheets put in their place. No cell goes over a line.
 */
public final class Csv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Csv() {}

  /**
   * One line that has something in it.
   *
   * @param number the first is 1
   * @param cells without blanks around them
   * @param isOpen whether its last quotation mark has no other
   */
  public record Line(int number, List<String> cells, boolean isOpen) {

    public Line {
      cells = List.copyOf(cells);
    }

    private boolean saysNothing() {
      return !isOpen && cells.stream().allMatch(String::isEmpty);
    }
  }

  /**
   * The lines that have something in them.
   *
   * @param most how many are read; what follows them is left
   */
  public static List<Line> read(String text, long most) {
    var rows = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    var all = rows.lines().toList();
    var separator = separator(all);
    return IntStream.range(0, all.size())
        .mapToObj(row -> line(row + 1, all.get(row), separator))
        .filter(line -> !line.saysNothing())
        .limit(most)
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

  /** A quotation mark within quotation marks is written twice. */
  private static Line line(int number, String row, char separator) {
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
    return new Line(number, cells, quoted);
  }
}
