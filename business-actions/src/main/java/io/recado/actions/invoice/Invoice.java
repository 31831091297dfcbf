package io.recado.actions.invoice;

import io.recado.action.CustomerId;
import java.time.LocalDate;
import java.util.List;

/**
 * An invoice, as it stands now.
 *
 * @param number what people call it by, such as {@code F-1104}
 * @param tax how much of {@code total} is tax
 * @param owed what is still to be paid of it, by the books
 */
public record Invoice(
    InvoiceId id,
    String number,
    CustomerId customer,
    LocalDate issuedOn,
    LocalDate dueOn,
    Money total,
    Money tax,
    Money owed,
    State state,
    List<Line> lines) {

  public Invoice {
    lines = List.copyOf(lines);
  }

  /** How an invoice stands. Overdue is no state: it is an open one after its due date. */
  public enum State {
    OPEN,
    PAID,
    CANCELLED
  }

  /**
   * What was billed.
   *
   * @param amount of all of {@code quantity}, tax included
   */
  public record Line(String description, int quantity, Money amount) {}

  /**
   * @param today in the tenant's zone
   */
  public boolean isOverdue(LocalDate today) {
    return state == State.OPEN && dueOn.isBefore(today);
  }

  Invoice with(List<Line> its) {
    return new Invoice(id, number, customer, issuedOn, dueOn, total, tax, owed, state, its);
  }
}
