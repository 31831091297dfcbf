package io.recado.actions.payment;

import io.recado.actions.invoice.SpokenMoney;
import io.recado.conversation.Language;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What customers are told of their payments, outside of flows and in parts of them. */
final class PaymentWords {

  private PaymentWords() {}

  static String paid(Attempt attempt) {
    var words =
        switch (attempt.language()) {
          case SPANISH -> "Recibimos tu pago de %s por la factura %s. ¡Gracias!";
          case ENGLISH -> "We have received your payment of %s for invoice %s. Thank you!";
          case GERMAN -> "Ihre Zahlung von %s für die Rechnung %s ist eingegangen. Vielen Dank!";
        };
    return filled(words, attempt);
  }

  static String failed(Attempt attempt) {
    var words =
        switch (attempt.language()) {
          case SPANISH ->
              "El pago de %s por la factura %s no se completó. Puedes intentarlo otra vez cuando quieras.";
          case ENGLISH ->
              "The payment of %s for invoice %s did not go through. You can try again whenever you like.";
          case GERMAN ->
              "Die Zahlung von %s für die Rechnung %s ist nicht zustande gekommen. Sie können es jederzeit noch einmal versuchen.";
        };
    return filled(words, attempt);
  }

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

  private static String filled(String words, Attempt attempt) {
    return words.formatted(
        SpokenMoney.of(attempt.amount(), attempt.language()), attempt.invoiceNumber());
  }

  private static String clock(LocalTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }
}
