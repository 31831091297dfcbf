package io.recado.actions.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.document.InvoiceDocument.Issuer;
import io.recado.actions.document.InvoiceDocument.Line;
import io.recado.actions.document.InvoiceDocument.Recipient;
import io.recado.actions.document.InvoiceDocument.Totals;
import io.recado.actions.invoice.Money;
import io.recado.conversation.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoicePdfTest {

  private static final Line MONTH =
      new Line(
          "Plan Hogar 200, cuota mensual",
          1,
          1900,
          Money.of(12_597, "CLP"),
          Money.of(2_393, "CLP"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPANISH | Factura | 3 de noviembre de 2026 | Saldo pendiente | $14.990",
        "ENGLISH | Invoice | November 3, 2026 | Balance due | CLP 14,990",
        "GERMAN | Rechnung | 3. November 2026 | Offener Betrag | 14.990 CLP",
      })
  void itSaysWhatIsOwedAndForWhat(
      Language language, String title, String day, String balance, String amount)
      throws IOException {
    var text = text(InvoicePdf.of(document(language, "open", 14_990, List.of(MONTH))));

    assertThat(text)
        .contains("Red Andina (demo)", "Cliente Demo 01", "C-101", "F-2101", title, day, balance)
        .contains(amount, "Plan Hogar 200, cuota mensual", "19 %");
  }

  @Test
  void aPaidOneSaysSo() throws IOException {
    var text = text(InvoicePdf.of(document(Language.SPANISH, "paid", 0, List.of(MONTH))));

    assertThat(text).contains("PAGADA", "Pagos recibidos", "$-14.990", "$0");
  }

  @Test
  void aLongOneGoesOnOverPages() throws IOException {
    var lines = Collections.nCopies(70, MONTH);

    var text = text(InvoicePdf.of(document(Language.GERMAN, "open", 14_990, lines)));

    assertThat(text).contains("Seite 1 von 3", "Seite 3 von 3");
    assertThat(text.split("Plan Hogar 200", -1)).hasSize(71);
  }

  @Test
  void whatTheFontCannotWriteKeepsNobodyFromTheirInvoice() throws IOException {
    var line = new Line("Router \uD83D\uDE80 北京 Łódź", 2, 1050, MONTH.net(), MONTH.tax());

    var text = text(InvoicePdf.of(document(Language.SPANISH, "open", 14_990, List.of(line))));

    assertThat(text).contains("Router ? ?? Łódź", "10,5 %");
  }

  private static InvoiceDocument document(
      Language language, String state, long owed, List<Line> lines) {
    return new InvoiceDocument(
        new Issuer(
            "Red Andina (demo)",
            "00.000.000-0",
            "Calle Ejemplo 123\nCiudad Demo",
            "pagos@example.com"),
        new Recipient("Cliente Demo 01", "C-101"),
        "F-2101",
        LocalDate.parse("2026-11-03"),
        LocalDate.parse("2026-11-18"),
        state,
        lines,
        new Totals(Money.of(12_597, "CLP"), Money.of(2_393, "CLP"), Money.of(14_990, "CLP")),
        Money.of(owed, "CLP"),
        language);
  }

  private static String text(byte[] pdf) throws IOException {
    var folder = System.getProperty("invoices.keep");
    if (folder != null) {
      Files.write(Files.createTempFile(Path.of(folder), "invoice", ".pdf"), pdf);
    }
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }
  }
}
