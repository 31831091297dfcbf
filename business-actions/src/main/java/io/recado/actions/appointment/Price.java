package io.recado.actions.appointment;

import io.recado.conversation.Language;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;

/**
 * What a service costs, tax included.
 *
 * @param minor in the currency's smallest unit
 */
public record Price(long minor, Currency currency) {

  /** As {@code 14.990 CLP}: the code, because a dollar sign is not the same everywhere. */
  String in(Language language) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    var format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(minor, digits)) + " " + currency.getCurrencyCode();
  }
}
