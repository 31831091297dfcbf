package io.recado.admin.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A line that was found by its words, shortened to what stands around the first of them.
 *
 * @param stretches of it in order; one after the other they read as the line does
 */
record Excerpt(Instant at, Author author, List<Stretch> stretches) {

  private static final int MOST_BEFORE = 30;
  private static final int MOST_BEHIND = 90;
  private static final String ON = "…";

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

  Excerpt {
    stretches = List.copyOf(stretches);
  }

  /**
   * @param hit whether it is a word that was looked for
   */
  record Stretch(String text, boolean hit) {}

  /** How many of what was typed this text says. */
  static long hits(String text, List<SearchTerms.Range> typed) {
    var words = SearchTerms.in(text);
    return typed.stream().filter(range -> words.stream().anyMatch(range::fits)).count();
  }

  static Excerpt of(Instant at, Author author, String text, List<SearchTerms.Range> typed) {
    var line = BLANKS.matcher(text).replaceAll(" ").strip();
    var hits = WORD.matcher(line).results().filter(word -> fits(word, typed)).toList();
    int first = hits.isEmpty() ? 0 : hits.getFirst().start();
    int from = first <= MOST_BEFORE ? 0 : border(line, first);
    int to = line.length() - first <= MOST_BEHIND ? line.length() : lastBorder(line, first);
    return new Excerpt(at, author, stretches(line, from, to, hits));
  }

  private static boolean fits(MatchResult word, List<SearchTerms.Range> typed) {
    return hits(word.group(), typed) > 0;
  }

  /** Where a word begins that finds room; the first hit itself where none does. */
  private static int border(String line, int first) {
    int space = line.indexOf(' ', first - MOST_BEFORE);
    return space >= 0 && space < first ? space + 1 : first;
  }

  /** Where the last word ends that finds room; a word that alone is longer is not cut. */
  private static int lastBorder(String line, int first) {
    int end = line.lastIndexOf(' ', first + MOST_BEHIND);
    int next = line.indexOf(' ', first);
    return end > first ? end : next > first ? next : line.length();
  }

  private static List<Stretch> stretches(String line, int from, int to, List<MatchResult> hits) {
    var stretches = new ArrayList<Stretch>();
    int done = from;
    for (var hit : hits.stream().filter(one -> one.end() <= to).toList()) {
      plain(stretches, (done == from && from > 0 ? ON : "") + line.substring(done, hit.start()));
      stretches.add(new Stretch(hit.group(), true));
      done = hit.end();
    }
    plain(stretches, line.substring(done, to) + (to < line.length() ? ON : ""));
    return stretches;
  }

  private static void plain(List<Stretch> stretches, String text) {
    if (!text.isEmpty()) {
      stretches.add(new Stretch(text, false));
    }
  }
}
