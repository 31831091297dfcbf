package io.recado.actions.payment;

import io.recado.actions.invoice.SpokenMoney;
import io.recado.conversation.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What customers are told of their payments, outside of flows and in parts of them. */
final class PaymentWords {

  private PaymentWords() {}

  /**
   * @param restoring whether a suspended service was asked to be switched on again
   */
  static String paid(Attempt attempt, boolean restoring) {
    var words =
        switch (attempt.language()) {
          case SPANISH -> "Recibimos tu pago de %s por la factura %s. ¡Gracias!";
          case ENGLISH -> "We have received your payment of %s for invoice %s. Thank you!";
          case GERMAN -> "Ihre Zahlung von %s für die Rechnung %s ist eingegangen. Vielen Dank!";
        };
    return filled(words, attempt) + (restoring ? "\n" + restoring(attempt.language()) : "");
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

  /** Until when a page can be used, after "hasta" and its like: {@code mañana a las 9:30}. */
  static String until(Instant end, Instant now, ZoneId zone, Language language) {
    var local = end.atZone(zone);
    boolean today = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
    return switch (language) {
      case SPANISH ->
          (today ? "hoy a " : "mañana a ")
              + (local.getHour() == 1 ? "la " : "las ")
              + clock(local.toLocalTime(), "H:mm");
      case ENGLISH ->
          (today ? "today at " : "tomorrow at ")
              + clock(local.toLocalTime(), "h:mm a").toLowerCase(Locale.ROOT);
      case GERMAN ->
          (today ? "heute um " : "morgen um ") + clock(local.toLocalTime(), "H:mm") + " Uhr";
    };
  }

  private static String restoring(Language language) {
    return switch (language) {
      case SPANISH -> "Ya pedimos que reactiven tu servicio.";
      case ENGLISH -> "We have asked for your service to be switched on again.";
      case GERMAN -> "Die Freischaltung Ihres Anschlusses ist beauftragt.";
    };
  }

  private static String filled(String words, Attempt attempt) {
    return words.formatted(
        SpokenMoney.of(attempt.amount(), attempt.language()), attempt.invoiceNumber());
  }

  private static String clock(java.time.LocalTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }
}
