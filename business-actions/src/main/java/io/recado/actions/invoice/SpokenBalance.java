package io.recado.actions.invoice;

import io.recado.conversation.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** What is owed and why, as a message: the sum, then each invoice with its due date and lines. */
final class SpokenBalance {

  /** As many as fit a message that somebody reads. */
  private static final int MOST_INVOICES = 5;

  private SpokenBalance() {}

  static String of(Balance balance, Language language) {
    var words = Words.in(language);
    if (balance.invoices().isEmpty()) {
      return words.nothing();
    }
    var invoices =
        balance.invoices().stream()
            .limit(MOST_INVOICES)
            .map(invoice -> invoice(invoice, balance.today(), words, language))
            .collect(Collectors.joining("\n"));
    int more = balance.invoices().size() - MOST_INVOICES;
    return words.owed().formatted(totals(balance, language))
        + "\n"
        + invoices
        + (more > 0 ? "\n" + words.more().formatted(more) : "");
  }

  private static String totals(Balance balance, Language language) {
    return balance.totals().stream()
        .map(total -> SpokenMoney.of(total, language))
        .collect(Collectors.joining(" + "));
  }

  /** When an invoice is or was due: {@code venció el 3 de noviembre}. */
  static String due(Invoice invoice, LocalDate today, Language language) {
    var words = Words.in(language);
    var day = DateTimeFormatter.ofPattern(words.day(), language.locale()).format(invoice.dueOn());
    return (invoice.isOverdue(today) ? words.overdue() : words.due()).formatted(day);
  }

  private static String invoice(Invoice invoice, LocalDate today, Words words, Language language) {
    var head =
        "• %s: %s, %s"
            .formatted(
                invoice.number(),
                SpokenMoney.of(invoice.owed(), language),
                due(invoice, today, language));
    var lines =
        invoice.lines().stream()
            .map(line -> "\n  – " + line(line, language))
            .collect(Collectors.joining());
    var tax =
        invoice.tax().isPositive()
            ? "\n  " + words.tax().formatted(SpokenMoney.of(invoice.tax(), language))
            : "";
    return head + lines + tax;
  }

  private static String line(Invoice.Line line, Language language) {
    var times = line.quantity() == 1 ? "" : line.quantity() + " × ";
    return times + line.description() + ": " + SpokenMoney.of(line.amount(), language);
  }

  private record Words(
      String nothing,
      String owed,
      String due,
      String overdue,
      String tax,
      String more,
      String day) {

    static Words in(Language language) {
      return switch (language) {
        case SPANISH ->
            new Words(
                "No debes nada: estás al día.",
                "Debes %s:",
                "vence el %s",
                "venció el %s",
                "Impuestos incluidos: %s",
                "… y %d más.",
                "d 'de' MMMM");
        case ENGLISH ->
            new Words(
                "You owe nothing: everything is paid.",
                "You owe %s:",
                "due on %s",
                "was due on %s",
                "Taxes included: %s",
                "… and %d more.",
                "MMMM d");
        case GERMAN ->
            new Words(
                "Es ist nichts offen: Alles ist bezahlt.",
                "Offen sind %s:",
                "fällig am %s",
                "war am %s fällig",
                "Darin enthaltene Steuern: %s",
                "… und %d weitere.",
                "d. MMMM");
      };
    }
  }
}
