package io.recado.actions.document;

import io.recado.conversation.Language;

/** What stands on a document besides its figures. */
record DocumentWords(
    String invoice,
    String billedTo,
    String customerNumber,
    String taxNumber,
    String issued,
    String due,
    String description,
    String quantity,
    String taxRate,
    String amount,
    String net,
    String tax,
    String total,
    String received,
    String owed,
    String paid,
    String cancelled,
    String page,
    String day) {

  static DocumentWords in(Language language) {
    return switch (language) {
      case SPANISH ->
          new DocumentWords(
              "Factura",
              "Facturado a",
              "Cliente n.º %s",
              "Identificación fiscal: %s",
              "Fecha de emisión",
              "Vencimiento",
              "Descripción",
              "Cant.",
              "Impuesto",
              "Importe",
              "Subtotal",
              "Impuesto %s",
              "Total",
              "Pagos recibidos",
              "Saldo pendiente",
              "PAGADA",
              "ANULADA",
              "Página %d de %d",
              "d 'de' MMMM 'de' uuuu");
      case ENGLISH ->
          new DocumentWords(
              "Invoice",
              "Billed to",
              "Customer no. %s",
              "Tax number: %s",
              "Issued on",
              "Due on",
              "Description",
              "Qty",
              "Tax",
              "Amount",
              "Subtotal",
              "Tax %s",
              "Total",
              "Payments received",
              "Balance due",
              "PAID",
              "CANCELLED",
              "Page %d of %d",
              "MMMM d, uuuu");
      case GERMAN ->
          new DocumentWords(
              "Rechnung",
              "Rechnungsempfänger",
              "Kundennummer %s",
              "Steuernummer: %s",
              "Rechnungsdatum",
              "Fällig am",
              "Beschreibung",
              "Menge",
              "Steuer",
              "Betrag",
              "Zwischensumme",
              "Steuer %s",
              "Gesamtbetrag",
              "Erhaltene Zahlungen",
              "Offener Betrag",
              "BEZAHLT",
              "STORNIERT",
              "Seite %d von %d",
              "d. MMMM uuuu");
    };
  }
}
