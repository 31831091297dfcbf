package io.recado.actions.invoice;

import io.recado.conversation.Language;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Amounts as they are written where the currency is at home: {@code $14.990}, {@code $149.90}. */
public final class SpokenMoney {

  /**
   * Spanish writes 1.000 in Santiago and 1,000 in Mexico City, and nobody's language tells where
   * they are: their currency does.
   */
  private static final Map<String, String> HOMES =
      Map.ofEntries(
          Map.entry("ARS", "AR"),
          Map.entry("BOB", "BO"),
          Map.entry("CLP", "CL"),
          Map.entry("COP", "CO"),
          Map.entry("CRC", "CR"),
          Map.entry("DOP", "DO"),
          Map.entry("EUR", "ES"),
          Map.entry("GTQ", "GT"),
          Map.entry("HNL", "HN"),
          Map.entry("MXN", "MX"),
          Map.entry("NIO", "NI"),
          Map.entry("PEN", "PE"),
          Map.entry("PYG", "PY"),
          Map.entry("USD", "US"),
          Map.entry("UYU", "UY"));

  /** Codes stand in for signs, and would run into the number: {@code CLP14,990}. */
  private static final Pattern CODE_AT_A_NUMBER = Pattern.compile("^([A-Z]{3})(?=\\d)");

  private SpokenMoney() {}

  /** The amount with its currency, in words of this language. */
  public static String of(Money money, Language language) {
    var format = NumberFormat.getCurrencyInstance(locale(money, language));
    format.setCurrency(money.currency());
    format.setMinimumFractionDigits(Money.digits(money.currency()));
    format.setMaximumFractionDigits(Money.digits(money.currency()));
    return CODE_AT_A_NUMBER.matcher(format.format(money.amount())).replaceFirst("$1\u00a0");
  }

  private static Locale locale(Money money, Language language) {
    var code = money.currency().getCurrencyCode();
    return switch (language) {
      case SPANISH -> Locale.of("es", HOMES.getOrDefault(code, "419"));
      case ENGLISH -> Locale.US;
      case GERMAN -> Locale.GERMANY;
    };
  }
}
