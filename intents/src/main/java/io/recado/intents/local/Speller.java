package io.recado.intents.local;

import io.recado.conversation.Language;
import io.recado.intents.text.PlainText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Knows the words of the phrases, and takes an unknown word for the one of them it is a slip of the
 * finger away from. A sentence embedding makes nothing of "my crad was stoeln".
 */
final class Speller {

  /** Shorter words are a slip away from too many others. */
  private static final int SHORTEST = 4;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

  private final Language language;
  private final Predicate<String> knownElsewhere;
  private final Map<String, Integer> counts;
  private final Map<Integer, List<String>> byLength = new HashMap<>();

  private Speller(
      Language language, Predicate<String> knownElsewhere, Map<String, Integer> counts) {
    this.language = language;
    this.knownElsewhere = knownElsewhere;
    this.counts = counts;
    counts.keySet().stream()
        .filter(word -> word.length() >= SHORTEST)
        .sorted()
        .forEach(word -> byLength.computeIfAbsent(word.length(), _ -> new ArrayList<>()).add(word));
  }

  /**
   * @param knownElsewhere words that are right although no phrase has them
   */
  static Speller knowing(
      List<String> phrases, Language language, Predicate<String> knownElsewhere) {
    var counts = new TreeMap<String, Integer>();
    for (var phrase : phrases) {
      for (var word : PlainText.of(phrase).words()) {
        counts.merge(respelled(word, language), 1, Integer::sum);
      }
    }
    return new Speller(language, knownElsewhere, counts);
  }

  static Speller readFrom(DataInput in, Language language, Predicate<String> knownElsewhere)
      throws IOException {
    var counts = new TreeMap<String, Integer>();
    for (int left = in.readInt(); left > 0; left--) {
      counts.put(in.readUTF(), in.readInt());
    }
    return new Speller(language, knownElsewhere, counts);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (var entry : counts.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeInt(entry.getValue());
    }
  }

  /** The text with its unknown words corrected; everything else stays as it was written. */
  String corrected(String text) {
    return WORD.matcher(text).replaceAll(this::correctedWord);
  }

  /** The words of a text, as they are compared. */
  List<String> words(String corrected) {
    return PlainText.of(corrected).words().stream().map(word -> respelled(word, language)).toList();
  }

  private String correctedWord(MatchResult match) {
    var word = respelled(PlainText.of(match.group()).value(), language);
    if (isKnown(word)) {
      return match.group();
    }
    var best = match.group();
    int most = 0;
    for (int length = word.length() - 1; length <= word.length() + 1; length++) {
      for (var candidate : byLength.getOrDefault(length, List.of())) {
        int count = counts.getOrDefault(candidate, 0);
        if (count > most && OneSlip.apart(word, candidate)) {
          best = candidate;
          most = count;
        }
      }
    }
    return best;
  }

  private boolean isKnown(String word) {
    return word.length() < SHORTEST
        || word.chars().anyMatch(Character::isDigit)
        || counts.containsKey(word)
        || knownElsewhere.test(word);
  }

  /** German is typed with and without umlauts: "für", "fuer" and "fur" are one word here. */
  private static String respelled(String word, Language language) {
    return switch (language) {
      case GERMAN -> word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
      case SPANISH, ENGLISH -> word;
    };
  }
}
