package io.recado.intents.local;

import io.recado.intents.text.Lines;
import io.recado.intents.text.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says a Spanish text in English, word by word, to an embedding model that has read nothing else.
 * That is no translation, and need not be: "when due my bill" comes near to other bills in whatever
 * order the words stand. Words it does not list stay as they are, names among them.
 */
final class Glossary {

  private static final List<String> SHIPPED_LINES = Lines.of("/glosses/es.txt");
  private static final Glossary SHIPPED = new Glossary(SHIPPED_LINES);

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final String BEGINNING = "-";

  /** What may follow a beginning and be no more than an ending. */
  private static final int LONGEST_ENDING = 5;

  private static final int SHORTEST_BEGINNING = 3;

  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> beginnings = new HashMap<>();

  /**
   * @param lines an English word, a colon, and what it may stand for; what ends in a hyphen is the
   *     beginning of words
   */
  Glossary(List<String> lines) {
    for (var line : lines) {
      int colon = line.indexOf(':');
      for (var form : line.substring(colon + 1).strip().split(" ")) {
        var known = form.endsWith(BEGINNING) ? beginnings : words;
        known.put(PlainText.of(form).value(), line.substring(0, colon));
      }
    }
  }

  /** The one Recado comes with. */
  static Glossary shipped() {
    return SHIPPED;
  }

  /** Changes whenever its lines do, and so what an embedder makes of texts. */
  static String version() {
    return Integer.toHexString(SHIPPED_LINES.hashCode());
  }

  String inEnglish(String text) {
    return WORD.matcher(text)
        .replaceAll(
            match -> {
              var english = english(PlainText.of(match.group()).value());
              return Matcher.quoteReplacement(english == null ? match.group() : english);
            });
  }

  /** Whether a word, in lower case and without accents, is one of those it lists in full. */
  boolean knows(String word) {
    return words.containsKey(word);
  }

  private @Nullable String english(String word) {
    var english = words.get(word);
    int shortest = Math.max(SHORTEST_BEGINNING, word.length() - LONGEST_ENDING);
    for (int length = word.length(); english == null && length >= shortest; length--) {
      english = beginnings.get(word.substring(0, length));
    }
    return english;
  }
}
