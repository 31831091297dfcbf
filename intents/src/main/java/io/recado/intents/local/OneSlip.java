package io.recado.intents.local;

/**
 * Whether a slip of the finger lies between two words; much faster than measuring how far apart.
 */
final class OneSlip {

  private OneSlip() {}

  /** One letter too many, missing or mistaken, or two neighbours swapped. */
  static boolean apart(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int start = 0;
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start && fromEnd(one, end) == fromEnd(other, end)) {
      end++;
    }
    int here = one.length() - start - end;
    int there = other.length() - start - end;
    return Math.max(here, there) == 1
        || (here == 2
            && there == 2
            && one.charAt(start) == other.charAt(start + 1)
            && one.charAt(start + 1) == other.charAt(start));
  }

  private static char fromEnd(String word, int place) {
    return word.charAt(word.length() - 1 - place);
  }
}
