package io.recado.actions.payment;

import io.recado.actions.invoice.SpokenMoney;
import io.recado.conversation.Language;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Parts of what customers are told of their payments. */
final class PaymentWords {

  private PaymentWords() {}

  /** What stands on the page where the customer pays. */
  static String title(Attempt attempt) {
    var words =
        switch (attempt.language()) {
          case SPANISH -> "Factura %s";
          case ENGLISH -> "Invoice %s";
          case GERMAN -> "Rechnung %s";
        };
    return words.formatted(attempt.invoiceNumber());
  }

  /** What a person is to look at, in their ticket. */
  static String matter(Attempt attempt, News news) {
    var language = attempt.language();
    var words =
        switch (language) {
          case SPANISH -> "Pago de la factura %s: %s (%s, intento %s)";
          case ENGLISH -> "Payment of invoice %s: %s (%s, attempt %s)";
          case GERMAN -> "Zahlung zur Rechnung %s: %s (%s, Versuch %s)";
        };
    var amount = SpokenMoney.of(news.amount(), language);
    return words.formatted(attempt.invoiceNumber(), amount, news.kind().code(), attempt.id());
  }

  /** Until when a page can be used, after "hasta" and its like; right whenever it is read. */
  static String until(Instant end, ZoneId zone, Language language) {
    var local = end.atZone(zone);
    return switch (language) {
      case SPANISH ->
          "el "
              + date(local, "EEEE d 'de' MMMM", language)
              + (local.getHour() == 1 ? " a la " : " a las ")
              + clock(local.toLocalTime(), "H:mm");
      case ENGLISH ->
          date(local, "EEEE, d MMMM", language)
              + " at "
              + clock(local.toLocalTime(), "h:mm a").toLowerCase(Locale.ROOT);
      case GERMAN ->
          date(local, "EEEE, d. MMMM", language)
              + " um "
              + clock(local.toLocalTime(), "H:mm")
              + " Uhr";
    };
  }

  private static String date(ZonedDateTime day, String pattern, Language language) {
    return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language.code())).format(day);
  }

  private static String clock(LocalTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }
}
