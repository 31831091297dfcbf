package io.recado.intents.entity;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a tenant's account or ticket numbers look like: {@code #} is a digit, {@code @} a letter,
 * anything else itself, as in {@code T-#####}. Hyphens, dots and blanks may be left out or replaced
 * by each other when customers write it. Not a regular expression, which an owner could get wrong
 * and which could take forever.
 *
 * @param kind what these numbers are, such as {@code ticket}
 */
public record CodePattern(String kind, String form) {

  private static final int LONGEST = 40;
  private static final String SEPARATORS = "-. /";

  public CodePattern {
    if (form.isBlank() || form.length() > LONGEST) {
      throw new IllegalArgumentException("a pattern has 1 to " + LONGEST + " signs: " + form);
    }
    if (form.chars().noneMatch(sign -> sign == '#')) {
      throw new IllegalArgumentException("a pattern needs a digit (#): " + form);
    }
  }

  /** What it looks like in a message; nothing of it repeats, so it is found in linear time. */
  Pattern pattern() {
    var regex = new StringBuilder("(?<![\\p{L}\\p{Nd}])");
    form.chars().forEach(sign -> regex.append(matcher((char) sign)));
    return Pattern.compile(
        regex.append("(?![\\p{L}\\p{Nd}])").toString(),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A number found, brought into the pattern's form. */
  String normalised(String found) {
    var signs = found.chars().filter(Character::isLetterOrDigit).iterator();
    var code = new StringBuilder();
    form.chars()
        .forEach(
            sign ->
                code.appendCodePoint(isFilled(sign) && signs.hasNext() ? signs.nextInt() : sign));
    return code.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean isFilled(int sign) {
    return sign == '#' || sign == '@' || Character.isLetterOrDigit(sign);
  }

  private static String matcher(char sign) {
    return switch (sign) {
      case '#' -> "[0-9]";
      case '@' -> "\\p{L}";
      default -> SEPARATORS.indexOf(sign) >= 0 ? "[-./ ]?" : Pattern.quote(String.valueOf(sign));
    };
  }
}
