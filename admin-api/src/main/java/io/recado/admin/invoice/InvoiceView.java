package io.recado.admin.invoice;

import io.recado.admin.web.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice.
 *
 * @param total tax included
 * @param outstanding what the books say is still owed of it; below zero when more was paid
 */
record InvoiceView(
    UUID id,
    String number,
    UUID customer,
    String customerNumber,
    String customerName,
    LocalDate issuedOn,
    LocalDate dueOn,
    Amount total,
    Amount outstanding,
    State state,
    @Nullable Instant paidAt) {

  /** Where an invoice stands. Overdue is one that is open after its day, by the tenant's clocks. */
  enum State {
    OPEN,
    OVERDUE,
    PAID,
    CANCELLED
  }
}
