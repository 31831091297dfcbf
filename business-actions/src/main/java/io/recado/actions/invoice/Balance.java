package io.recado.actions.invoice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a customer owes on a day.
 *
 * @param invoices longest due first
 * @param today in the tenant's zone
 */
record Balance(List<Invoice> invoices, LocalDate today) {

  public Balance {
    invoices = invoices.stream().filter(invoice -> invoice.owed().isPositive()).toList();
  }

  /** One sum for each currency, in the order of their codes; empty when nothing is owed. */
  List<Money> totals() {
    Map<String, Money> sums = new TreeMap<>();
    invoices.forEach(
        invoice ->
            sums.merge(invoice.owed().currency().getCurrencyCode(), invoice.owed(), Money::plus));
    return List.copyOf(sums.values());
  }
}
