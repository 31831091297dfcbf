package io.recado.actions.transfer;

import io.recado.actions.invoice.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An amount as people write it: {@code 14.990}, {@code $14,990}, {@code 149,90 EUR}. */
final class SaidAmount {

  /** Digits in groups of three, or none of them, and decimals behind the other sign. */
  private static final Pattern GROUPED =
      Pattern.compile("\\d{1,3}(?:([.,' ])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d{1,3})?");

  private static final Pattern PLAIN = Pattern.compile("\\d{1,12}(?:[.,]\\d{1,3})?");

  private static final Pattern SAID =
      Pattern.compile(
          "(?<before>[\\p{L}\\p{Sc}\\s]*)(?<number>\\d[\\d.,' ]*?)(?<after>[\\p{L}\\p{Sc}\\s]*)");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{Sc}\\s]+");

  private static final Set<String> CURRENCIES =
      Set.of(
          ("peso pesos dólar dolar dólares dolares dollar dollars us euro euros franco francos franc"
                  + " francs franken sol soles real reales reais libra libras pound pounds")
              .split(" "));

  private static final int GROUP = 3;

  private SaidAmount() {}

  /**
   * The amount in this currency; empty when the words are no amount, say more than an amount and
   * its currency, such as thousands in letters, or have more decimals than the currency.
   */
  static Optional<Money> of(String words, Currency currency) {
    var said = SAID.matcher(words);
    return said.matches()
            && areOf(currency, said.group("before"))
            && areOf(currency, said.group("after"))
        ? read(said.group("number"), currency)
        : Optional.empty();
  }

  private static boolean areOf(Currency currency, String words) {
    return BETWEEN_WORDS
        .splitAsStream(words)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .allMatch(word -> CURRENCIES.contains(word) || isCode(currency, word));
  }

  private static boolean isCode(Currency currency, String word) {
    return currency.getCurrencyCode().equalsIgnoreCase(word);
  }

  private static Optional<Money> read(String text, Currency currency) {
    boolean grouped = GROUPED.matcher(text).matches();
    if (!grouped && !PLAIN.matcher(text).matches()) {
      return Optional.empty();
    }
    int sign = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
    boolean decimals = sign >= 0 && isDecimalSign(text, sign, grouped);
    var whole = (decimals ? text.substring(0, sign) : text).replaceAll("\\D", "");
    var number = decimals ? whole + "." + text.substring(sign + 1) : whole;
    return minor(new BigDecimal(number), currency);
  }

  /** Three digits behind the only kind of sign there is are thousands. */
  private static boolean isDecimalSign(String text, int sign, boolean grouped) {
    int behind = text.length() - sign - 1;
    boolean alone = text.indexOf(text.charAt(sign)) == sign;
    boolean another = text.substring(0, sign).chars().anyMatch(each -> !Character.isDigit(each));
    return alone && (behind != GROUP || (grouped && another));
  }

  private static Optional<Money> minor(BigDecimal amount, Currency currency) {
    try {
      return Optional.of(Money.of(amount, currency)).filter(Money::isPositive);
    } catch (ArithmeticException tooFine) {
      return Optional.empty();
    }
  }
}
