package io.recado.actions.invoice;

import io.recado.action.CustomerId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a customer is to be billed.
 *
 * @param dueOn in the tenant's zone
 * @param lines one at least; together they cost something
 */
public record Bill(
    CustomerId customer, Currency currency, LocalDate dueOn, List<BilledLine> lines) {

  /**
   * @throws IllegalArgumentException when nothing is billed, or less than that
   * @throws ArithmeticException when the sum is too large
   */
  public Bill {
    lines = List.copyOf(lines);
    long net = sum(lines, BilledLine::netMinor);
    long tax = sum(lines, BilledLine::taxMinor);
    if (lines.isEmpty() || net < 0 || tax < 0 || Math.addExact(net, tax) == 0) {
      throw new IllegalArgumentException("an invoice is over something");
    }
  }

  public long netMinor() {
    return sum(lines, BilledLine::netMinor);
  }

  public long taxMinor() {
    return sum(lines, BilledLine::taxMinor);
  }

  public long totalMinor() {
    return netMinor() + taxMinor();
  }

  private static long sum(List<BilledLine> lines, ToLongFunction<BilledLine> amount) {
    return lines.stream().mapToLong(amount).reduce(0, Math::addExact);
  }
}
