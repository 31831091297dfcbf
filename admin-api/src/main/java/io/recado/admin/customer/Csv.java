package io.recado.admin.customer;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as text (RFC 4180), the way spreadsheets write it: divided by commas, semicolons or tabs,
 * whichever the first line has most of.
 */
final class Csv {

  private static final char QUOTE = '"';
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String text;
  private final char divider;
  private final long most;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private boolean isQuoted;
  private int number = 1;
  private int begun = 1;

  private Csv(String text, long most) {
    this.text = text;
    this.most = most;
    this.divider = divider(text.lines().findFirst().orElse(""));
  }

  /**
   * A line that is not blank.
   *
   * @param number where it begins, the first is 1
   */
  record Line(int number, List<String> cells) {

    Line {
      cells = List.copyOf(cells);
    }
  }

  /**
   * The lines that have something in them.
   *
   * @param most how many are read; what follows them is left
   */
  static List<Line> read(String text, long most) {
    return new Csv(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, most).read();
  }

  private static char divider(String first) {
    char best = ',';
    for (char one : new char[] {';', '\t'}) {
      if (count(first, one) > count(first, best)) {
        best = one;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(one -> one == wanted).count();
  }

  private List<Line> read() {
    for (int at = 0; at < text.length() && lines.size() < most; at++) {
      if (isQuoted) {
        at += quoted(at);
      } else {
        plain(text.charAt(at));
      }
    }
    endLine();
    return lines;
  }

  /** How many characters more than one it took. */
  private int quoted(int at) {
    char one = text.charAt(at);
    if (one != QUOTE) {
      number += one == '\n' ? 1 : 0;
      cell.append(one);
      return 0;
    }
    if (at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
      cell.append(QUOTE);
      return 1;
    }
    isQuoted = false;
    return 0;
  }

  private void plain(char one) {
    if (one == QUOTE && cell.isEmpty()) {
      isQuoted = true;
    } else if (one == divider) {
      endCell();
    } else if (one == '\n') {
      endLine();
      number++;
      begun = number;
    } else if (one != '\r') {
      cell.append(one);
    }
  }

  private void endCell() {
    cells.add(cell.toString().strip());
    cell.setLength(0);
  }

  private void endLine() {
    endCell();
    if (cells.stream().anyMatch(one -> !one.isEmpty())) {
      lines.add(new Line(begun, cells));
    }
    cells = new ArrayList<>();
  }
}
