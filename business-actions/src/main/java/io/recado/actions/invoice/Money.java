package io.recado.actions.invoice;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in whole minor units of an ISO 4217 currency: 14990 of CLP are 14,990 pesos, of USD
 * 149.90 dollars, of KWD 14.990 dinars.
 */
public record Money(long minor, Currency currency) {

  /**
   * @throws IllegalArgumentException when there is no such currency
   */
  public static Money of(long minor, String currency) {
    return new Money(minor, Currency.getInstance(currency));
  }

  /**
   * @throws ArithmeticException when the currency has no unit so small, or the amount is too large
   */
  public static Money of(BigDecimal amount, Currency currency) {
    return new Money(amount.movePointRight(digits(currency)).longValueExact(), currency);
  }

  /** In the currency's main unit. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minor, digits(currency));
  }

  /**
   * @throws IllegalArgumentException when the currencies differ
   * @throws ArithmeticException when the sum is too large
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("%s and %s do not add".formatted(this, other));
    }
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  public boolean isPositive() {
    return minor > 0;
  }

  /** Decimals of the currency; none for the few that are no money (XXX, XAU). */
  static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  @Override
  public String toString() {
    return amount().toPlainString() + " " + currency.getCurrencyCode();
  }
}
