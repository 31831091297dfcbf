package io.recado.intents.local;

import io.recado.conversation.Language;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says a text in English, word by word, to an embedding model that has read nothing else. That is
 * no translation, and need not be: "when due my bill" comes near to other bills in whatever order
 * the words stand. Words it does not list stay as they are, names among them.
 */
final class Glossary {

  private static final List<String> SPANISH_LINES = Lines.of("/glosses/es.txt");
  private static final List<String> GERMAN_LINES = Lines.of("/glosses/de.txt");
  private static final Glossary SPANISH = new Glossary(Language.SPANISH, SPANISH_LINES);
  private static final Glossary GERMAN = new Glossary(Language.GERMAN, GERMAN_LINES);

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final String BEGINNING = "-";

  /** What may follow a beginning and be no more than an ending. */
  private static final int LONGEST_ENDING = 5;

  private static final int SHORTEST_BEGINNING = 3;

  /** Shorter parts of German compounds are found in words that are none. */
  private static final int SHORTEST_PART = 4;

  private static final String OF_PARTICIPLES = "ge";

  private final Language language;
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> beginnings = new HashMap<>();

  /**
   * @param language what is said in English
   * @param lines an English word, a colon, and what it may stand for; what ends in a hyphen is the
   *     beginning of words
   */
  Glossary(Language language, List<String> lines) {
    this.language = language;
    for (var line : lines) {
      int colon = line.indexOf(':');
      for (var form : line.substring(colon + 1).strip().split(" ")) {
        var known = form.endsWith(BEGINNING) ? beginnings : words;
        known.put(folded(form), line.substring(0, colon));
      }
    }
  }

  /** The one Recado comes with; null of English itself. */
  static @Nullable Glossary shipped(Language language) {
    return switch (language) {
      case SPANISH -> SPANISH;
      case GERMAN -> GERMAN;
      case ENGLISH -> null;
    };
  }

  /** Changes whenever the shipped lines do, and so what an embedder makes of texts. */
  static String version() {
    return Integer.toHexString(Objects.hash(SPANISH_LINES, GERMAN_LINES));
  }

  String inEnglish(String text) {
    return WORD.matcher(text)
        .replaceAll(
            match -> {
              var english = english(folded(match.group()));
              return Matcher.quoteReplacement(english == null ? match.group() : english);
            });
  }

  /** Whether a word, in lower case and without accents, is one of those it lists in full. */
  boolean knows(String word) {
    return words.containsKey(word);
  }

  private @Nullable String english(String word) {
    var listed = listed(word);
    return listed == null && language == Language.GERMAN ? ofParts(word) : listed;
  }

  private @Nullable String listed(String word) {
    var english = words.get(word);
    int shortest = Math.max(SHORTEST_BEGINNING, word.length() - LONGEST_ENDING);
    for (int length = word.length(); english == null && length >= shortest; length--) {
      english = beginnings.get(word.substring(0, length));
    }
    return english;
  }

  /** "geschickt" like "schickt"; else the longest known first part, and then what follows it. */
  private @Nullable String ofParts(String word) {
    if (word.startsWith(OF_PARTICIPLES)) {
      var verb = listed(word.substring(OF_PARTICIPLES.length()));
      if (verb != null) {
        return verb;
      }
    }
    for (int length = word.length() - SHORTEST_PART; length >= SHORTEST_PART; length--) {
      var first = firstPart(word.substring(0, length));
      if (first != null) {
        var rest = word.substring(length);
        return first + " " + Objects.requireNonNullElse(english(rest), rest);
      }
    }
    return null;
  }

  /** An s may bind it to what follows. */
  private @Nullable String firstPart(String part) {
    var unbound = part.endsWith("s") ? part.substring(0, part.length() - 1) : part;
    var whole = words.getOrDefault(part, words.get(unbound));
    return whole == null ? beginnings.getOrDefault(part, beginnings.get(unbound)) : whole;
  }

  private String folded(String word) {
    return Umlauts.folded(PlainText.of(word).value(), language);
  }
}
