package io.recado.actions.promise;

import io.recado.actions.invoice.SpokenMoney;
import io.recado.actions.promise.Promising.Service;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.OutboundContent.Text;
import io.recado.dialogue.ErrandButton;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What customers are told of their promises. */
final class PromiseWords {

  /** What a button can carry of an invoice's number. */
  private static final Pattern CARRIED = Pattern.compile("[\\w./-]{1,30}");

  private PromiseWords() {}

  /** A day in full: "viernes 27 de noviembre". */
  static String day(LocalDate day, Language language) {
    var pattern =
        switch (language) {
          case SPANISH -> "EEEE d 'de' MMMM";
          case ENGLISH -> "EEEE, d MMMM";
          case GERMAN -> "EEEE, d. MMMM";
        };
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day);
  }

  /** What the promise does to the customer's service, and no more than is known. */
  static String service(Service service, Language language) {
    return switch (service) {
      case STAYS_SUSPENDED ->
          switch (language) {
            case SPANISH -> "Tu servicio sigue suspendido hasta que el pago esté confirmado.";
            case ENGLISH -> "Your service stays suspended until the payment is confirmed.";
            case GERMAN -> "Ihr Anschluss bleibt gesperrt, bis die Zahlung bestätigt ist.";
          };
      case IS_NOT_SUSPENDED ->
          switch (language) {
            case SPANISH -> "Hasta ese día no se suspende tu servicio por esta factura.";
            case ENGLISH -> "Until that day your service is not suspended for this invoice.";
            case GERMAN -> "Bis dahin wird Ihr Anschluss wegen dieser Rechnung nicht gesperrt.";
          };
      case NOT_KNOWN ->
          switch (language) {
            case SPANISH ->
                "Ten en cuenta que la promesa no cambia por sí sola los plazos de suspensión.";
            case ENGLISH ->
                "Please note that the promise alone does not change when service is suspended.";
            case GERMAN ->
                "Bitte beachten Sie: Die Zusage allein ändert nichts an den Fristen für eine Sperrung.";
          };
    };
  }

  /** On the day itself. */
  static OutboundContent reminder(Promise promise) {
    var language = promise.language();
    var words =
        switch (language) {
          case SPANISH -> "Hoy es el día en que quedaste de pagar %s de la factura %s.";
          case ENGLISH -> "Today is the day on which you said you would pay %s of invoice %s.";
          case GERMAN -> "Heute ist der Tag, bis zu dem Sie %s der Rechnung %s bezahlen wollten.";
        };
    return payable(promise, words);
  }

  /** The day is over, and the money is not there. */
  static OutboundContent broken(Promise promise) {
    var words =
        switch (promise.language()) {
          case SPANISH ->
              "Pasó el día de tu promesa y todavía no veo el pago de %s por la factura %s. Si ya lo hiciste"
                  + " por transferencia, escribe «pagar la factura, ya transferí».";
          case ENGLISH ->
              "The day of your promise is over, and I do not see the payment of %s for invoice %s yet. If you"
                  + " have paid it by transfer, write “pay my invoice: I made the transfer”.";
          case GERMAN ->
              "Der zugesagte Tag ist vorbei, und ich sehe die Zahlung von %s für die Rechnung %s noch nicht."
                  + " Wenn Sie überwiesen haben, schreiben Sie „ich habe überwiesen“.";
        };
    return payable(promise, words);
  }

  private static OutboundContent payable(Promise promise, String words) {
    var language = promise.language();
    var body = words.formatted(SpokenMoney.of(promise.owed(), language), promise.invoice());
    if (!CARRIED.matcher(promise.invoice()).matches()) {
      return new Text(body);
    }
    var button = new ErrandButton("pay_invoice", Map.of("invoice", promise.invoice()));
    return new Choices(body, List.of(new Option(button.id(), pay(language), null)));
  }

  private static String pay(Language language) {
    return switch (language) {
      case SPANISH -> "Pagar ahora";
      case ENGLISH -> "Pay now";
      case GERMAN -> "Jetzt bezahlen";
    };
  }
}
