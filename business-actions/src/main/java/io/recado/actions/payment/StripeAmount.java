package io.recado.actions.payment;

import io.recado.actions.invoice.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Stripe's own minor units, which are not always those of ISO 4217.
 *
 * @see <a href="https://docs.stripe.com/currencies#special-cases">Stripe: supported currencies</a>
 */
public final class StripeAmount {

  /** Without decimals at Stripe, though ISO 4217 gives it two. */
  private static final Set<String> WHOLE = Set.of("MGA");

  /** With two decimals at Stripe, always 00, though ISO 4217 gives them none. */
  private static final Set<String> HUNDREDFOLD = Set.of("ISK", "UGX");

  private StripeAmount() {}

  /** The amount as Stripe takes it; empty when Stripe cannot express it. */
  public static Optional<Long> of(Money money) {
    try {
      long units = money.amount().movePointRight(decimals(money.currency())).longValueExact();
      // The last of three decimals must be zero.
      return decimals(money.currency()) == 3 && units % 10 != 0
          ? Optional.empty()
          : Optional.of(units);
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /**
   * An amount as Stripe tells it; empty when there is no such currency, or it has no unit so small.
   *
   * @param currency ISO 4217, in small letters or capitals
   */
  public static Optional<Money> read(long units, String currency) {
    try {
      var known = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
      return Optional.of(Money.of(BigDecimal.valueOf(units, decimals(known)), known));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static int decimals(Currency currency) {
    var code = currency.getCurrencyCode();
    if (WHOLE.contains(code)) {
      return 0;
    }
    return HUNDREDFOLD.contains(code) ? 2 : Math.max(0, currency.getDefaultFractionDigits());
  }
}
