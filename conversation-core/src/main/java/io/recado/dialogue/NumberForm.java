package io.recado.dialogue;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a tenant's account or ticket numbers look like: {@code #} is a digit, {@code @} a letter,
 * anything else itself, as in {@code T-#####}. Hyphens, dots and blanks may be left out or replaced
 * by each other when customers write it. Not a regular expression, which an owner could get wrong
 * and which could take forever.
 */
public record NumberForm(String signs) {

  static final int LONGEST = 40;
  private static final String SEPARATORS = "-. /";

  public NumberForm {
    if (signs.isBlank() || signs.length() > LONGEST) {
      throw new IllegalArgumentException("a pattern has 1 to " + LONGEST + " signs: " + signs);
    }
    if (signs.chars().noneMatch(sign -> sign == '#')) {
      throw new IllegalArgumentException("a pattern needs a digit (#): " + signs);
    }
  }

  /**
   * What it looks like in a message. Nothing of it repeats and nothing once taken is given back, so
   * it is found in linear time, also where signs that may be left out stand side by side.
   */
  public Pattern inMessages() {
    return Pattern.compile(
        "(?<![\\p{L}\\p{Nd}])" + signsAsWritten() + "(?![\\p{L}\\p{Nd}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A number as it was written, brought into this form. */
  public String normalised(String written) {
    var filling = written.chars().filter(Character::isLetterOrDigit).iterator();
    var number = new StringBuilder();
    signs
        .chars()
        .forEach(
            sign ->
                number.appendCodePoint(
                    isFilled(sign) && filling.hasNext() ? filling.nextInt() : sign));
    return number.toString().toUpperCase(Locale.ROOT);
  }

  /** Whether a text is a number in this form already. */
  boolean holds(String text) {
    return inMessages().matcher(text).matches() && normalised(text).equals(text);
  }

  /** Whether there is nothing in it that would tell it from any other number. */
  public boolean isOfDigitsOnly() {
    return signs.chars().allMatch(sign -> sign == '#');
  }

  private String signsAsWritten() {
    var regex = new StringBuilder();
    signs.chars().forEach(sign -> regex.append(asWritten((char) sign)));
    return regex.toString();
  }

  private static boolean isFilled(int sign) {
    return sign == '#' || sign == '@' || Character.isLetterOrDigit(sign);
  }

  private static String asWritten(char sign) {
    return switch (sign) {
      case '#' -> "[0-9]";
      case '@' -> "\\p{L}";
      default -> SEPARATORS.indexOf(sign) >= 0 ? "[-./ ]?+" : Pattern.quote(String.valueOf(sign));
    };
  }
}
