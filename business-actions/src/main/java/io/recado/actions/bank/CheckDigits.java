package io.recado.actions.bank;

import java.math.BigInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** By what a mistyped digit is found. */
final class CheckDigits {

  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
  private static final Pattern CLABE = Pattern.compile("\\d{18}");
  private static final Pattern CBU = Pattern.compile("\\d{22}");
  private static final Pattern PLAIN = Pattern.compile("(?=.*\\d)[0-9A-Za-z][0-9A-Za-z ./-]{2,39}");

  private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);
  private static final int[] CLABE_WEIGHTS = {3, 7, 1};
  private static final int CBU_BANK = 8;

  /** From the last digit before the check digit on, to the left. */
  private static final int[] CBU_WEIGHTS = {3, 1, 7, 9};

  private CheckDigits() {}

  /** ISO 13616: country and check digits put last, letters as 10 to 35, leave 1 of 97. */
  static boolean isIban(String text) {
    if (!IBAN.matcher(text).matches()) {
      return false;
    }
    var digits =
        (text.substring(4) + text.substring(0, 4))
            .chars()
            .mapToObj(letter -> Integer.toString(Character.digit(letter, Character.MAX_RADIX)))
            .collect(Collectors.joining());
    return new BigInteger(digits).mod(IBAN_MODULUS).equals(BigInteger.ONE);
  }

  /** Weights of 3, 7 and 1 in turn; of each product the last digit counts. */
  static boolean isClabe(String text) {
    if (!CLABE.matcher(text).matches()) {
      return false;
    }
    int last = text.length() - 1;
    int sum =
        IntStream.range(0, last)
            .map(i -> digit(text, i) * CLABE_WEIGHTS[i % CLABE_WEIGHTS.length] % 10)
            .sum();
    return digit(text, last) == complement(sum);
  }

  /** Two blocks, of the bank and of the account, each with a check digit of its own. */
  static boolean isCbu(String text) {
    return CBU.matcher(text).matches()
        && isBlock(text.substring(0, CBU_BANK))
        && isBlock(text.substring(CBU_BANK));
  }

  /** Of no standard: letters and digits, with the signs that banks put between them. */
  static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches();
  }

  private static boolean isBlock(String block) {
    int last = block.length() - 1;
    int sum =
        IntStream.range(0, last)
            .map(i -> digit(block, last - 1 - i) * CBU_WEIGHTS[i % CBU_WEIGHTS.length])
            .sum();
    return digit(block, last) == complement(sum);
  }

  private static int complement(int sum) {
    return (10 - sum % 10) % 10;
  }

  private static int digit(String text, int place) {
    return text.charAt(place) - '0';
  }
}
