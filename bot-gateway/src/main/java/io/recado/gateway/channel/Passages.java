package io.recado.gateway.channel;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cutting text to a channel's length where a reader would: between paragraphs, else lines, else
 * sentences, else words, else what shows as one character. Lengths are UTF-16 units, which are
 * never fewer than the characters a channel counts.
 */
public final class Passages {

  private static final String ELLIPSIS = "…";

  private Passages() {}

  /** What is left of a text when it is cut in two. */
  public record Cut(String head, String tail) {}

  /** The text in passages of at most {@code most}; one passage when it fits. */
  public static List<String> split(String text, int most) {
    if (text.length() <= most) {
      return List.of(text);
    }
    var passages = new ArrayList<String>();
    var rest = text.strip();
    while (rest.length() > most) {
      int border = border(rest, most);
      passages.add(rest.substring(0, border).strip());
      rest = rest.substring(border).strip();
    }
    passages.add(rest);
    return passages;
  }

  /** The text cut so that its end is at most {@code most} long; an empty head when it fits. */
  public static Cut ending(String text, int most) {
    if (text.length() <= most) {
      return new Cut("", text);
    }
    var words = text.strip();
    int start = 0;
    while (words.length() - start > most) {
      start += border(words.substring(start), most);
    }
    return new Cut(words.substring(0, start).strip(), words.substring(start).strip());
  }

  /** The text on one line, cut with an ellipsis; the tail is what did not fit, or empty. */
  public static Cut shorten(String text, int most) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= most) {
      return new Cut(line, "");
    }
    int border = border(line, most - ELLIPSIS.length());
    return new Cut(line.substring(0, border).strip() + ELLIPSIS, line.substring(border).strip());
  }

  /** Where to cut: at least 1, at most {@code most}; not in the first half if a border allows. */
  private static int border(String text, int most) {
    int least = most / 2;
    for (var mark : List.of("\n\n", "\n")) {
      int at = text.lastIndexOf(mark, most);
      if (at >= least && at > 0) {
        return at;
      }
    }
    int sentence = sentence(text, most);
    if (sentence >= least && sentence > 0) {
      return sentence;
    }
    int blank = blank(text, most);
    return blank >= least && blank > 0 ? blank : grapheme(text, most);
  }

  /** The last end of a sentence, 0 if there is none. A question mark in a URL ends none. */
  private static int sentence(String text, int most) {
    var borders = BreakIterator.getSentenceInstance(Locale.ROOT);
    borders.setText(text);
    int border = borders.preceding(most + 1);
    while (border > 0 && !Character.isWhitespace(text.charAt(border - 1))) {
      border = borders.previous();
    }
    return Math.max(border, 0);
  }

  private static int blank(String text, int most) {
    int at = most;
    while (at > 0 && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }

  private static int grapheme(String text, int most) {
    var borders = BreakIterator.getCharacterInstance(Locale.ROOT);
    borders.setText(text);
    int border = borders.preceding(most + 1);
    return border > 0 ? border : withinSurrogates(text, most);
  }

  private static int withinSurrogates(String text, int most) {
    return most > 1 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
  }
}
