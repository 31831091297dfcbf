package io.recado.admin.inbox;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words as they are searched for: without capitals and accents. */
final class SearchTerms {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Nobody types a longer one; what is said longer is no word. */
  private static final int LONGEST = 40;

  /** More do not make it plainer what is looked for. */
  private static final int MOST_TYPED = 8;

  /** A word shorter than this is looked for as it stands. */
  private static final int SHORTEST_BEGINNING = 3;

  private static final String GREATEST = Character.toString(Character.MAX_CODE_POINT);

  /** Smaller than any character of a word. */
  private static final String LEAST = "\u0001";

  private SearchTerms() {}

  /** The words of a text, each once. */
  static Set<String> in(String text) {
    return words(text).collect(Collectors.toSet());
  }

  /** What somebody typed into the search field: the first {@value #MOST_TYPED} words of it. */
  static List<Range> typed(String text) {
    return words(text).distinct().limit(MOST_TYPED).map(Range::of).toList();
  }

  private static Stream<String> words(String text) {
    var decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    var folded = MARKS.matcher(decomposed).replaceAll("");
    return BETWEEN
        .splitAsStream(folded)
        .filter(word -> !word.isEmpty() && word.length() <= LONGEST);
  }

  /**
   * The words that fit what was typed: those that begin with it.
   *
   * @param low the least of them
   * @param high greater than any of them, byte by byte
   */
  record Range(String low, String high) {

    static Range of(String typed) {
      return new Range(typed, typed + (typed.length() < SHORTEST_BEGINNING ? LEAST : GREATEST));
    }

    /** Whether a word, folded, is one of them. */
    boolean fits(String word) {
      return high.endsWith(GREATEST) ? word.startsWith(low) : word.equals(low);
    }
  }
}
