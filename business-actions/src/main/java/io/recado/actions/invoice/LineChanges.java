package io.recado.actions.invoice;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In what an invoice differs from the one before: what is billed on both under the same name is
 * compared, whatever month or year stands beside it.
 */
record LineChanges(List<LineChange> changes) {

  private static final Pattern PERIOD =
      Pattern.compile(
          "\\b(%s|\\d{4}|\\d{1,2}[/.-]\\d{2,4})\\b".formatted(months()),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * What is billed, then and now; nothing stands for what is not on the invoice.
   *
   * @param what as it is called on the later of the invoices that it is on
   */
  record LineChange(String what, long before, long now) {

    long difference() {
      return now - before;
    }
  }

  /** Of two invoices in one currency; the largest difference first. */
  static LineChanges between(Invoice before, Invoice now) {
    var then = sums(before);
    var changes = new ArrayList<LineChange>();
    sums(now)
        .forEach(
            (key, sum) -> {
              var old = then.remove(key);
              changes.add(new LineChange(sum.what(), old == null ? 0 : old.minor(), sum.minor()));
            });
    then.values().forEach(gone -> changes.add(new LineChange(gone.what(), gone.minor(), 0)));
    changes.removeIf(change -> change.difference() == 0);
    changes.sort((one, other) -> Long.compare(weight(other), weight(one)));
    return new LineChanges(List.copyOf(changes));
  }

  private static long weight(LineChange change) {
    return Math.abs(change.difference());
  }

  private static Map<String, Sum> sums(Invoice invoice) {
    var sums = new LinkedHashMap<String, Sum>();
    for (var line : invoice.lines()) {
      sums.merge(
          key(line.description()), new Sum(line.description(), line.amount().minor()), Sum::plus);
    }
    return sums;
  }

  /** What is billed, without when. */
  private static String key(String description) {
    return PERIOD
        .matcher(description)
        .replaceAll(" ")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static String months() {
    return Stream.of("es", "en", "de")
        .map(Locale::forLanguageTag)
        .flatMap(
            locale ->
                Arrays.stream(Month.values())
                    .map(month -> month.getDisplayName(TextStyle.FULL, locale)))
        .distinct()
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  private record Sum(String what, long minor) {

    Sum plus(Sum other) {
      return new Sum(what, Math.addExact(minor, other.minor));
    }
  }
}
