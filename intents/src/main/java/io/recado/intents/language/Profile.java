package io.recado.intents.language;

import io.recado.intents.text.PlainText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How common words and runs of three letters are in one language. */
final class Profile {

  /** How often a listed common word counts, beside each time a word is found in the samples. */
  private static final int COMMON_WORD = 20;

  /** An unknown word says less than a known one: it may be a name. */
  private static final double WEIGHT_OF_LETTERS = 0.35;

  private static final double UNSEEN = 0.3;

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> runs = new HashMap<>();
  private double allWords;
  private double allRuns;

  Profile(Collection<String> samples, Set<String> common) {
    samples.forEach(sample -> PlainText.of(sample).words().forEach(word -> count(word, 1)));
    common.forEach(word -> count(word, COMMON_WORD));
  }

  boolean knows(String word) {
    return words.containsKey(word);
  }

  /** A log-likelihood, to be compared between languages for the same word. */
  double score(String word) {
    double asWord = Math.log((words.getOrDefault(word, 0) + UNSEEN) / allWords);
    return asWord + WEIGHT_OF_LETTERS * letters(word);
  }

  private double letters(String word) {
    var bounded = "^" + word + "$";
    double sum = 0;
    for (int i = 0; i + 3 <= bounded.length(); i++) {
      sum += Math.log((runs.getOrDefault(bounded.substring(i, i + 3), 0) + UNSEEN) / allRuns);
    }
    return sum;
  }

  private void count(String word, int times) {
    words.merge(word, times, Integer::sum);
    allWords += times;
    var bounded = "^" + word + "$";
    for (int i = 0; i + 3 <= bounded.length(); i++) {
      runs.merge(bounded.substring(i, i + 3), 1, Integer::sum);
      allRuns++;
    }
  }
}
