package io.recado.intents.entity;

import io.recado.intents.text.Lines;
import io.recado.intents.text.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds amounts of money: a number in digits with a currency's sign, code or name beside it. */
final class Amounts {

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}.,:/-])(?:(?<before>(?:US|MX|AR|COL|CL)?\\$|€|£|[A-Z]{3}|S/\\.?)\\s?)?"
              + "(?<number>\\d{1,12}(?:[.,' ]\\d{3})*+(?:[.,]\\d{1,2})?+)(?![\\p{Nd}:/])(?<dash>,-{1,2}|\\.-)?"
              + "(?:\\s?(?<thousand>mil|k|tausend|thousand)(?![\\p{L}]))?"
              + "(?:\\s?(?:de )?(?<after>\\$|€|£|\\p{L}{2,10}))?");

  private static final Pattern DECIMALS = Pattern.compile("(.*)[.,](\\d{1,2})");
  private static final Pattern SEPARATORS = Pattern.compile("[.,' ]");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private static final double CERTAIN = 1;
  private static final double CURRENCY_UNKNOWN = 0.85;

  private final Map<String, Name> names = new HashMap<>();

  Amounts() {
    for (var line : Lines.of("/entity/currencies.txt")) {
      var words = List.of(line.split(" "));
      var name = new Name(Set.of(words.getFirst().split("/")), words.get(1));
      words.subList(2, words.size()).forEach(word -> names.put(word, name));
    }
  }

  /**
   * What a word calls: a peso is of where the tenant is if that has pesos.
   *
   * @param currencies all that are called so
   * @param otherwise the one meant where the tenant's money is none of them; "?" when nobody knows
   */
  private record Name(Set<String> currencies, String otherwise) {

    @Nullable String meant(@Nullable String local) {
      if (local != null && currencies.contains(local)) {
        return local;
      }
      return otherwise.equals("?") ? null : otherwise;
    }
  }

  List<Entity> in(String message, @Nullable String country) {
    var found = new ArrayList<Entity>();
    var matcher = AMOUNT.matcher(message);
    while (matcher.find()) {
      var before = named(matcher.group("before"));
      var after = before == null ? named(matcher.group("after")) : null;
      var name = before == null ? after : before;
      if (name != null) {
        int start = before == null ? matcher.start("number") : matcher.start("before");
        int end = after == null ? endOfNumber(matcher) : matcher.end("after");
        var value = new Value.Money(amount(matcher), name.meant(moneyOf(country)));
        found.add(Entity.found(value, start, end, message, confidence(value)));
      }
    }
    return found;
  }

  /** Numbers that would be amounts where an amount was asked for; their currency is left open. */
  List<Entity> bare(String message) {
    var found = new ArrayList<Entity>();
    var matcher = AMOUNT.matcher(message);
    while (matcher.find()) {
      int end = endOfNumber(matcher);
      if (!message.startsWith("%", end)) {
        var value = new Value.Money(amount(matcher), null);
        found.add(Entity.found(value, matcher.start("number"), end, message, CURRENCY_UNKNOWN));
      }
    }
    return found;
  }

  private static double confidence(Value.Money money) {
    return money.currency() == null ? CURRENCY_UNKNOWN : CERTAIN;
  }

  private static int endOfNumber(Matcher matcher) {
    return Math.max(matcher.end("number"), Math.max(matcher.end("thousand"), matcher.end("dash")));
  }

  private @Nullable Name named(@Nullable String word) {
    if (word == null) {
      return null;
    }
    var plain = word.contains("$") ? "" : PlainText.of(word).value();
    return names.get(plain.isEmpty() ? word.toLowerCase(Locale.ROOT) : plain);
  }

  /** Null where the country has no money of its own. */
  private static @Nullable String moneyOf(@Nullable String country) {
    var money = country == null ? null : Currency.getInstance(Locale.of("", country));
    return money == null ? null : money.getCurrencyCode();
  }

  /** One or two digits behind the last sign are decimals in any country; three are thousands. */
  private static BigDecimal amount(Matcher found) {
    var number = found.group("number");
    var decimals = DECIMALS.matcher(number);
    boolean split = decimals.matches();
    var whole = SEPARATORS.matcher(split ? decimals.group(1) : number).replaceAll("");
    var amount = new BigDecimal(split ? whole + "." + decimals.group(2) : whole);
    return found.group("thousand") == null ? amount : amount.multiply(THOUSAND).setScale(0);
  }
}
