package io.recado.actions.document;

import io.recado.actions.invoice.Money;
import io.recado.conversation.Language;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that stands on an invoice's document.
 *
 * @param state {@code open}, {@code paid} or {@code cancelled}
 * @param owed what is still to be paid, by the books
 */
public record InvoiceDocument(
    Issuer issuer,
    Recipient recipient,
    String number,
    LocalDate issuedOn,
    LocalDate dueOn,
    String state,
    List<Line> lines,
    Totals totals,
    Money owed,
    Language language) {

  public InvoiceDocument {
    lines = List.copyOf(lines);
  }

  /**
   * Who issues it; what is null stands nowhere.
   *
   * @param address in lines
   */
  public record Issuer(
      String name,
      @Nullable String taxNumber,
      @Nullable String address,
      @Nullable String contact) {}

  public record Recipient(String name, String number) {}

  /**
   * @param taxBasisPoints 1900 are 19 %
   * @param net of all of {@code quantity}, without tax
   */
  public record Line(String description, int quantity, int taxBasisPoints, Money net, Money tax) {}

  public record Totals(Money net, Money tax, Money total) {}
}
