package io.recado.intents.language;

import io.recado.conversation.Language;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import java.util.List;
import java.util.Locale;

/**
 * Tells which language a chat message is in, and stays with the conversation's language unless the
 * message speaks clearly for another: names, numbers, "ok" and borrowed words switch nothing.
 *
 * <p>Evidence is gathered word by word: how common the word is in each language, for unknown words
 * how common its letters are, and letters only one language has. Immutable; safe for many threads.
 */
public final class LanguageDetector {

  /** The lead, in natural logarithms of odds, from which another language is believed. */
  private static final double LEAD_TO_SWITCH = 2.5;

  private final PerLanguage<Profile> profiles;
  private final WordList neutral = WordList.of("/language/neutral.txt");

  /**
   * @param samples what customers say in each language
   */
  public LanguageDetector(PerLanguage<List<String>> samples) {
    var common = WordList.perLanguage("/language/stopwords");
    profiles =
        new PerLanguage<>(
            language -> new Profile(samples.in(language), common.in(language).words()));
  }

  /** The message's language; {@code current} when it is unclear or none of ours. */
  public Language detect(String message, Language current) {
    var words = neutral.strangersIn(PlainText.of(message).withoutEmoji().words());
    var letters = message.toLowerCase(Locale.ROOT);
    var best = current;
    double highest = score(current, words, letters);
    for (var candidate : Language.values()) {
      double score = score(candidate, words, letters);
      if (score > highest) {
        highest = score;
        best = candidate;
      }
    }
    return best == current || isClear(best, current, words, letters) ? best : current;
  }

  private boolean isClear(Language best, Language current, List<String> words, String letters) {
    double lead = score(best, words, letters) - score(current, words, letters);
    return lead >= LEAD_TO_SWITCH
        && tellingWords(best, current, words) > tellingWords(current, best, words);
  }

  /** Words known in one language and not in the other; names and typos are known in neither. */
  private long tellingWords(Language in, Language notIn, List<String> words) {
    var spoken = profiles.in(in);
    var other = profiles.in(notIn);
    return words.stream().filter(word -> spoken.knows(word) && !other.knows(word)).count();
  }

  private double score(Language language, List<String> words, String letters) {
    var profile = profiles.in(language);
    double known =
        words.stream().filter(LanguageDetector::isWord).mapToDouble(profile::score).sum();
    return known + OwnLetters.score(letters, language);
  }

  private static boolean isWord(String word) {
    return word.chars().allMatch(Character::isLetter);
  }
}
