package io.recado.intents.grammar;

import io.recado.intents.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, a figure ("10:30", "3/4", "192.168.0.1") or a sign of a text.
 *
 * @param word as {@link PlainText} has it; signs and figures as they stand, a line's end as a comma
 * @param start where it begins in the text as it was written, in {@code char}s
 * @param end right behind its last {@code char}
 */
public record Token(String word, int start, int end) {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<figure>\\d++(?:[.:/\\-–]\\d++)*+)"
              + "|(?<word>[\\p{L}\\p{M}]++(?:['’`´][\\p{L}\\p{M}]++)*+)"
              + "|(?<line>\\R++)"
              + "|\\S");

  /** The tokens of a text, in their order. */
  public static List<Token> of(String text) {
    var tokens = new ArrayList<Token>();
    var matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(new Token(word(matcher), matcher.start(), matcher.end()));
    }
    return tokens;
  }

  private static String word(Matcher matcher) {
    if (matcher.group("line") != null) {
      return ",";
    }
    var plain = matcher.group("word") == null ? "" : PlainText.of(matcher.group()).value();
    // Nothing is left of accents without a letter.
    return plain.isEmpty() ? matcher.group() : plain;
  }
}
