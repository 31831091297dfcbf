package io.recado.actions.payment;

import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.SpokenMoney;
import io.recado.conversation.Language;

/**
 * What customers are told of their payments outside of flows. {@code %1$s} is an amount, {@code
 * %2$s} an invoice's number, {@code {ticket}} the number of the ticket in which a person sees to
 * it.
 */
enum Saying {
  PAID(
      "Recibimos tu pago de %1$s por la factura %2$s. ¡Gracias!",
      "We have received your payment of %1$s for invoice %2$s. Thank you!",
      "Ihre Zahlung von %1$s für die Rechnung %2$s ist eingegangen. Vielen Dank!"),
  PAID_AGAIN(
      "Recibimos %1$s una vez más por la factura %2$s, que ya estaba pagada. Vamos a devolverte ese"
          + " segundo pago y te aviso aquí cuando esté hecho.",
      "We have received %1$s once more for invoice %2$s, which was paid already. We are going to"
          + " give that second payment back, and I will tell you here when it is done.",
      "Für die Rechnung %2$s sind noch einmal %1$s eingegangen, obwohl sie schon bezahlt war. Sie"
          + " bekommen diese zweite Zahlung zurück; ich melde mich hier, sobald das erledigt ist."),
  FAILED(
      "El pago de %1$s por la factura %2$s no se completó. Puedes intentarlo otra vez cuando"
          + " quieras.",
      "The payment of %1$s for invoice %2$s did not go through. You can try again whenever you"
          + " like.",
      "Die Zahlung von %1$s für die Rechnung %2$s ist nicht zustande gekommen. Sie können es"
          + " jederzeit noch einmal versuchen."),
  DECLINED(
      "El pago de %1$s por la factura %2$s que estaba en camino fue rechazado. Puedes intentarlo"
          + " otra vez cuando quieras: escribe «pagar».",
      "The payment of %1$s for invoice %2$s that was on its way has been declined. You can try"
          + " again whenever you like: write “pay”.",
      "Die Zahlung von %1$s für die Rechnung %2$s, die unterwegs war, wurde abgelehnt. Sie können"
          + " es jederzeit noch einmal versuchen: Schreiben Sie „bezahlen“."),
  GIVEN_BACK(
      "De lo que pagaste por la factura %2$s te devolvimos %1$s. Puede tardar unos días en aparecer"
          + " en tu cuenta.",
      "Of what you paid for invoice %2$s, we have given back %1$s. It may take some days to show on"
          + " your account.",
      "Von Ihrer Zahlung für die Rechnung %2$s haben wir %1$s zurückerstattet. Bis der Betrag auf"
          + " Ihrem Konto erscheint, kann es einige Tage dauern."),
  DISPUTE_OPENED(
      "Tu banco nos avisó de un reclamo por el pago de %1$s de la factura %2$s. Mientras lo revisa"
          + " no tienes que hacer nada; te aviso aquí cómo termina.",
      "Your bank has told us that the payment of %1$s for invoice %2$s is disputed. You need not do"
          + " anything while they look into it; I will tell you here how it ends.",
      "Ihre Bank hat uns mitgeteilt, dass die Zahlung von %1$s für die Rechnung %2$s beanstandet"
          + " wurde. Solange sie das prüft, müssen Sie nichts tun; ich melde mich hier, sobald es"
          + " entschieden ist."),
  DISPUTE_WON(
      "Tu banco cerró el reclamo por el pago de %1$s: el pago vale y la factura %2$s sigue pagada.",
      "Your bank has closed the dispute over the payment of %1$s: the payment stands, and invoice"
          + " %2$s remains paid.",
      "Ihre Bank hat die Beanstandung der Zahlung von %1$s abgeschlossen: Die Zahlung gilt, und die"
          + " Rechnung %2$s bleibt bezahlt."),
  DISPUTE_LOST(
      "Tu banco te dio la razón en el reclamo y te devuelve %1$s de la factura %2$s. Una persona"
          + " revisa cómo seguimos con ella y te escribe aquí: es el ticket {ticket}.",
      "Your bank has decided the dispute in your favour, and gives you back %1$s of invoice %2$s."
          + " Somebody is looking into how we go on with it and will write to you here: it is"
          + " ticket {ticket}.",
      "Ihre Bank hat zu Ihren Gunsten entschieden und erstattet Ihnen %1$s aus der Rechnung %2$s."
          + " Jemand sieht sich an, wie es damit weitergeht, und schreibt Ihnen hier: Es ist das"
          + " Ticket {ticket}."),
  QUESTIONED(
      "Llegó un pago de %1$s por la factura %2$s, pero no es el monto que se pidió. Por favor no"
          + " pagues otra vez: una persona lo revisa y te escribe aquí. Es el ticket {ticket}.",
      "A payment of %1$s has come for invoice %2$s, but that is not the amount that was asked for."
          + " Please do not pay again: somebody is looking into it and will write to you here. It"
          + " is ticket {ticket}.",
      "Für die Rechnung %2$s sind %1$s eingegangen, aber das ist nicht der Betrag, der offen war."
          + " Bitte bezahlen Sie nicht noch einmal: Jemand prüft das und schreibt Ihnen hier. Es"
          + " ist das Ticket {ticket}."),
  OVERPAID(
      "Tu pago de %1$s llegó cuando la factura %2$s ya no estaba pendiente. Una persona lo revisa y"
          + " te escribe aquí: es el ticket {ticket}.",
      "Your payment of %1$s came when invoice %2$s was no longer open. Somebody is looking into it"
          + " and will write to you here: it is ticket {ticket}.",
      "Ihre Zahlung von %1$s kam an, als die Rechnung %2$s nicht mehr offen war. Jemand prüft das"
          + " und schreibt Ihnen hier: Es ist das Ticket {ticket}."),
  REFUND_FAILED(
      "La devolución de %1$s de la factura %2$s no llegó a tu cuenta. Una persona se encarga y te"
          + " escribe aquí: es el ticket {ticket}.",
      "The %1$s we gave back of invoice %2$s did not reach your account. Somebody is seeing to it"
          + " and will write to you here: it is ticket {ticket}.",
      "Die Rückzahlung von %1$s aus der Rechnung %2$s ist nicht auf Ihrem Konto angekommen. Jemand"
          + " kümmert sich darum und schreibt Ihnen hier: Es ist das Ticket {ticket}."),
  NOT_GIVEN_BACK(
      "Todavía no logramos devolverte los %1$s que llegaron de más por la factura %2$s. Una persona"
          + " se encarga y te escribe aquí: es el ticket {ticket}.",
      "We have not managed yet to give back the %1$s too much that came for invoice %2$s. Somebody"
          + " is seeing to it and will write to you here: it is ticket {ticket}.",
      "Die %1$s, die für die Rechnung %2$s zu viel eingegangen sind, konnten wir noch nicht"
          + " zurückzahlen. Jemand kümmert sich darum und schreibt Ihnen hier: Es ist das Ticket"
          + " {ticket}.");

  private final String spanish;
  private final String english;
  private final String german;

  Saying(String spanish, String english, String german) {
    this.spanish = spanish;
    this.english = english;
    this.german = german;
  }

  String of(Attempt attempt, Money amount) {
    var language = attempt.language();
    return in(language).formatted(SpokenMoney.of(amount, language), attempt.invoiceNumber());
  }

  private String in(Language language) {
    return switch (language) {
      case SPANISH -> spanish;
      case ENGLISH -> english;
      case GERMAN -> german;
    };
  }
}
