package io.recado.admin.customer;

import io.recado.admin.customer.ImportView.Code;
import io.recado.admin.customer.ImportView.CustomerProblem;
import io.recado.admin.web.Csv;
import io.recado.conversation.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a table of customers says, line by line, and what is wrong with it.
 *
 * @param columns that it has; what others hold stays as it is on file
 */
record CustomerRows(Set<Column> columns, List<CustomerRow> rows, List<CustomerProblem> problems) {

  private static final int MOST_PROBLEMS = 100;
  private static final Set<String> YES =
      Set.of("yes", "y", "si", "sí", "s", "ja", "j", "true", "1");
  private static final Set<String> NO = Set.of("no", "n", "nein", "false", "0", "");

  CustomerRows {
    columns = Set.copyOf(columns);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /**
   * One customer. What is null is not in the table, or empty there.
   *
   * @param line where it stands
   * @param verified null where the table does not say
   * @param login what the customer signs in with, in the system of that name or the only one
   */
  record CustomerRow(
      int line,
      String number,
      String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable Boolean verified,
      @Nullable Language language,
      @Nullable String system,
      @Nullable String login) {}

  /**
   * @param mostRows how many customers a table may have
   */
  static CustomerRows read(CustomerTable table, int mostRows) {
    // The heading, and one more than there may be, by which it is seen that there are too many.
    return new Reading(table.country()).read(Csv.read(table.csv(), mostRows + 2L), mostRows);
  }

  /** One column of it, for a statement. */
  <T> T[] column(Function<CustomerRow, @Nullable T> cell, IntFunction<T[]> array) {
    return rows.stream().map(cell).toArray(array);
  }

  /** Goes through a table, and collects. */
  private static final class Reading {

    private final @Nullable String country;
    private final List<Column> headings = new ArrayList<>();
    private final List<CustomerRow> rows = new ArrayList<>();
    private final List<CustomerProblem> problems = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();

    Reading(@Nullable String country) {
      this.country = country;
    }

    CustomerRows read(List<Csv.Line> lines, int mostRows) {
      if (lines.isEmpty()) {
        wrong(1, Code.COLUMN_MISSING);
        return new CustomerRows(Set.of(), rows, problems);
      }
      head(lines.getFirst());
      if (lines.size() - 1 > mostRows) {
        wrong(lines.get(mostRows + 1).number(), Code.TOO_MANY_LINES);
      }
      if (problems.isEmpty()) {
        lines.stream().skip(1).forEach(this::line);
      }
      return new CustomerRows(Set.copyOf(headings), rows, problems);
    }

    private void head(Csv.Line line) {
      if (line.isOpen()) {
        wrong(line.number(), Code.QUOTES);
        return;
      }
      for (var heading : line.cells()) {
        Column.named(heading)
            .ifPresentOrElse(headings::add, () -> wrong(line.number(), Code.COLUMN_UNKNOWN));
      }
      if (new HashSet<>(headings).size() < headings.size()) {
        wrong(line.number(), Code.COLUMN_TWICE);
      }
      if (!headings.containsAll(Set.of(Column.NUMBER, Column.NAME))) {
        wrong(line.number(), Code.COLUMN_MISSING);
      }
    }

    private void line(Csv.Line line) {
      if (line.isOpen()) {
        wrong(line.number(), Code.QUOTES);
        return;
      }
      if (line.cells().size() > headings.size()) {
        wrong(line.number(), Code.TOO_MANY_CELLS);
        return;
      }
      var cells = new EnumMap<Column, String>(Column.class);
      for (int i = 0; i < line.cells().size(); i++) {
        cells.put(headings.get(i), line.cells().get(i));
      }
      row(line.number(), cells);
    }

    private void row(int line, Map<Column, String> cells) {
      int before = problems.size();
      var number = CustomerFields.number(cells.get(Column.NUMBER));
      var name = CustomerFields.name(cells.get(Column.NAME));
      check(line, number != null, Code.NUMBER_WRONG);
      check(line, name != null, Code.NAME_WRONG);
      check(
          line, number == null || numbers.add(number.toLowerCase(Locale.ROOT)), Code.NUMBER_TWICE);
      var phone = phone(line, cells.getOrDefault(Column.PHONE, ""));
      var email = email(line, cells.getOrDefault(Column.EMAIL, ""));
      var verified = verified(line, cells.get(Column.VERIFIED));
      check(line, verified == null || !verified || email != null, Code.VERIFIED_WRONG);
      var language = language(line, cells.getOrDefault(Column.LANGUAGE, ""));
      var login = login(line, cells.getOrDefault(Column.LOGIN, ""));
      var system = cells.getOrDefault(Column.SYSTEM, "");
      if (problems.size() == before && number != null && name != null) {
        rows.add(
            new CustomerRow(
                line,
                number,
                name,
                phone,
                email,
                verified,
                language,
                system.isEmpty() ? null : system,
                login));
      }
    }

    private @Nullable String phone(int line, String cell) {
      var phone = cell.isEmpty() ? null : CustomerFields.phone(cell, country);
      check(line, cell.isEmpty() || phone != null, Code.PHONE_WRONG);
      return phone;
    }

    private @Nullable String email(int line, String cell) {
      var email = cell.isEmpty() ? null : CustomerFields.email(cell);
      check(line, cell.isEmpty() || email != null, Code.EMAIL_WRONG);
      return email;
    }

    private @Nullable Boolean verified(int line, @Nullable String cell) {
      if (cell == null) {
        return null;
      }
      var said = cell.toLowerCase(Locale.ROOT);
      check(line, YES.contains(said) || NO.contains(said), Code.VERIFIED_WRONG);
      return YES.contains(said);
    }

    private @Nullable Language language(int line, String cell) {
      var language = Language.ofTag(cell).orElse(null);
      check(line, cell.isEmpty() || language != null, Code.LANGUAGE_WRONG);
      return language;
    }

    private @Nullable String login(int line, String cell) {
      var login = CustomerFields.login(cell);
      check(line, cell.isEmpty() || login != null, Code.LOGIN_WRONG);
      return login;
    }

    private void check(int line, boolean isRight, Code code) {
      if (!isRight) {
        wrong(line, code);
      }
    }

    private void wrong(int line, Code code) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(new CustomerProblem(line, code));
      }
    }
  }
}
