package io.recado.actions.transfer;

import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.SpokenMoney;
import io.recado.conversation.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** What is said of claimed transfers: to customers, and to the person who looks at them. */
final class TransferWords {

  private TransferWords() {}

  /** A day in full: "viernes 20 de noviembre". */
  static String day(LocalDate day, Language language) {
    var pattern =
        switch (language) {
          case SPANISH -> "EEEE d 'de' MMMM";
          case ENGLISH -> "EEEE, d MMMM";
          case GERMAN -> "EEEE, d. MMMM";
        };
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day);
  }

  /** The person's ticket. */
  static String toCheck(TransferClaim claim) {
    var words =
        switch (claim.speaker().language()) {
          case SPANISH ->
              "Transferencia por revisar: factura %s, %s, %s, referencia «%s», comprobantes: %d (aviso %s)";
          case ENGLISH ->
              "Transfer to check: invoice %s, %s, %s, reference “%s”, files as proof: %d (claim %s)";
          case GERMAN ->
              "Überweisung zu prüfen: Rechnung %s, %s, %s, Verwendungszweck „%s“, Belege: %d (Meldung"
                  + " %s)";
        };
    return words.formatted(
        claim.invoice(),
        amount(claim, claim.amount()),
        claim.paidOn(),
        claim.reference(),
        claim.proof().size(),
        claim.id());
  }

  /** That somebody looks at it. */
  static String checked(TransferClaim claim) {
    return switch (claim.speaker().language()) {
      case SPANISH ->
          "Una persona revisa tu transferencia y te aviso aquí el resultado: es el ticket {ticket}.";
      case ENGLISH ->
          "Somebody is checking your transfer, and I will tell you the result here: it is ticket"
              + " {ticket}.";
      case GERMAN ->
          "Jemand prüft Ihre Überweisung, und ich melde mich hier mit dem Ergebnis: Es ist das Ticket"
              + " {ticket}.";
    };
  }

  /**
   * @param owed what is still owed of the invoice
   */
  static String confirmed(TransferClaim claim, Money owed) {
    var language = claim.speaker().language();
    var words =
        switch (language) {
          case SPANISH -> "Tu transferencia de %s llegó. ¡Gracias! ";
          case ENGLISH -> "Your transfer of %s has arrived. Thank you! ";
          case GERMAN -> "Ihre Überweisung über %s ist eingegangen. Vielen Dank! ";
        };
    return words.formatted(amount(claim, claim.amount()))
        + (owed.isPositive() ? left(claim, owed) : paid(claim));
  }

  private static String paid(TransferClaim claim) {
    var words =
        switch (claim.speaker().language()) {
          case SPANISH -> "La factura %s está pagada.";
          case ENGLISH -> "Invoice %s is paid.";
          case GERMAN -> "Die Rechnung %s ist bezahlt.";
        };
    return words.formatted(claim.invoice());
  }

  private static String left(TransferClaim claim, Money owed) {
    var words =
        switch (claim.speaker().language()) {
          case SPANISH -> "De la factura %s quedan pendientes %s.";
          case ENGLISH -> "%2$s of invoice %1$s is still unpaid.";
          case GERMAN -> "Von der Rechnung %s sind noch %s offen.";
        };
    return words.formatted(claim.invoice(), amount(claim, owed));
  }

  static String rejected(TransferClaim claim, TransferDesk.Reason reason) {
    var language = claim.speaker().language();
    var words =
        switch (language) {
          case SPANISH ->
              "Revisamos tu aviso de transferencia de %s por la factura %s: %s. La factura sigue"
                  + " pendiente. Si crees que es un error, pide hablar con una persona.";
          case ENGLISH ->
              "We have looked into your transfer of %s for invoice %s: %s. The invoice is still open. If"
                  + " you think that is a mistake, ask for a person.";
          case GERMAN ->
              "Wir haben Ihre Überweisung von %s für die Rechnung %s geprüft: %s. Die Rechnung ist"
                  + " weiterhin offen. Wenn Sie das für einen Irrtum halten, fragen Sie nach einer"
                  + " Person.";
        };
    return words.formatted(
        amount(claim, claim.amount()), claim.invoice(), because(reason, language));
  }

  private static String because(TransferDesk.Reason reason, Language language) {
    return switch (reason) {
      case NOT_ARRIVED ->
          switch (language) {
            case SPANISH -> "no encontramos el dinero en nuestra cuenta";
            case ENGLISH -> "we cannot find the money in our account";
            case GERMAN -> "wir finden das Geld nicht auf unserem Konto";
          };
      case OTHER_AMOUNT ->
          switch (language) {
            case SPANISH -> "el monto que llegó es otro";
            case ENGLISH -> "a different amount arrived";
            case GERMAN -> "es ist ein anderer Betrag eingegangen";
          };
      case UNREADABLE_PROOF ->
          switch (language) {
            case SPANISH -> "no pudimos leer el comprobante";
            case ENGLISH -> "we could not read the proof of payment";
            case GERMAN -> "wir konnten den Beleg nicht lesen";
          };
    };
  }

  /** The person's ticket: what came more than was owed. */
  static String toGiveBack(TransferClaim claim, Money credit) {
    var words =
        switch (claim.speaker().language()) {
          case SPANISH ->
              "Saldo a favor del cliente: %s de la transferencia por la factura %s (aviso %s)";
          case ENGLISH -> "Credit of the customer: %s of the transfer for invoice %s (claim %s)";
          case GERMAN ->
              "Guthaben des Kunden: %s aus der Überweisung für die Rechnung %s (Meldung %s)";
        };
    return words.formatted(amount(claim, credit), claim.invoice(), claim.id());
  }

  /** That it came, and more than was owed. */
  static String credit(TransferClaim claim, Money credit) {
    var words =
        switch (claim.speaker().language()) {
          case SPANISH ->
              "Tu transferencia de %s llegó. De la factura %s ya no se debía tanto, así que te quedan %s a"
                  + " favor. Una persona te escribe aquí para devolvértelos o descontarlos: es el ticket"
                  + " {ticket}.";
          case ENGLISH ->
              "Your transfer of %s has arrived. Less than that was still owed of invoice %s, so you"
                  + " have %s in credit. Somebody will write to you here to give it back or set it off: it is ticket"
                  + " {ticket}.";
          case GERMAN ->
              "Ihre Überweisung über %s ist eingegangen. Von der Rechnung %s war nicht mehr so viel offen,"
                  + " daher haben Sie %s gut. Jemand schreibt Ihnen hier, um den Betrag zurückzuzahlen"
                  + " oder zu verrechnen: Es ist das Ticket {ticket}.";
        };
    return words.formatted(amount(claim, claim.amount()), claim.invoice(), amount(claim, credit));
  }

  private static String amount(TransferClaim claim, Money money) {
    return SpokenMoney.of(money, claim.speaker().language());
  }
}
