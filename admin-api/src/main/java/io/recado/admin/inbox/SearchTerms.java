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

  /**
   * Whether any of the words may stand in a text, whatever else it holds: quicker than taking it
   * apart.
   */
  static boolean mayStandIn(String text, List<Range> typed) {
    var folded = folded(text);
    return typed.stream().anyMatch(range -> folded.contains(range.low()));
  }

  /** The lower ends of ranges, for a statement. */
  static String[] low(List<Range> ranges) {
    return ranges.stream().map(Range::low).toArray(String[]::new);
  }

  /** The upper ends of ranges, for a statement. */
  static String[] high(List<Range> ranges) {
    return ranges.stream().map(Range::high).toArray(String[]::new);
  }

  private static Stream<String> words(String text) {
    return BETWEEN
        .splitAsStream(folded(text))
        .filter(word -> !word.isEmpty() && word.length() <= LONGEST);
  }

  private static String folded(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    // What is ASCII stands for itself: most need no further look.
    return isAscii(lower)
        ? lower
        : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 0x80);
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
