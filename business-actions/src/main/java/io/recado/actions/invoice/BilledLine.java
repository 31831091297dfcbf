package io.recado.actions.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line of an invoice that is to be issued. Amounts are the whole line's, in minor units of the
 * invoice's currency; below zero for what is taken off.
 *
 * @param taxBasisPoints 1900 are 19 %
 */
public record BilledLine(
    String description, int quantity, long netMinor, int taxBasisPoints, long taxMinor) {

  private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

  public BilledLine {
    if (quantity < 1 || taxBasisPoints < 0 || taxBasisPoints > 10_000) {
      throw new IllegalArgumentException("no line of an invoice");
    }
  }

  /**
   * Of a price that holds no tax: the tax is what is rounded, half a unit up.
   *
   * @param unitMinor the price of one
   * @throws ArithmeticException when the amount is too large
   */
  public static BilledLine ofNet(
      String description, int quantity, long unitMinor, int taxBasisPoints) {
    long net = Math.multiplyExact(unitMinor, quantity);
    long tax = rounded(BigDecimal.valueOf(net).multiply(BigDecimal.valueOf(taxBasisPoints)), WHOLE);
    return new BilledLine(description, quantity, net, taxBasisPoints, tax);
  }

  /**
   * Of a price that holds the tax, which then is what customers pay to the unit: the net amount is
   * what is rounded, half a unit up.
   *
   * @param unitMinor the price of one
   * @throws ArithmeticException when the amount is too large
   */
  public static BilledLine ofGross(
      String description, int quantity, long unitMinor, int taxBasisPoints) {
    long gross = Math.multiplyExact(unitMinor, quantity);
    var share = WHOLE.add(BigDecimal.valueOf(taxBasisPoints));
    long net = rounded(BigDecimal.valueOf(gross).multiply(WHOLE), share);
    return new BilledLine(
        description, quantity, net, taxBasisPoints, Math.subtractExact(gross, net));
  }

  private static long rounded(BigDecimal amount, BigDecimal divisor) {
    return amount.divide(divisor, 0, RoundingMode.HALF_UP).longValueExact();
  }
}
