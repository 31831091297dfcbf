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
  static final int SHORTEST = 4;

  /**
   * One of those that has lost a letter. In English alone: of other languages the embedding model
   * does not know which short words are right.
   */
  private static final int SHORTEST_ENGLISH_SLIP = SHORTEST - 1;

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
        counts.merge(Umlauts.folded(word, language), 1, Integer::sum);
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

  /**
   * The text with its unknown words corrected and without hesitations; everything else stays as it
   * was written.
   */
  String corrected(String text) {
    return WORD.matcher(Hesitations.without(text, language)).replaceAll(this::correctedWord);
  }

  /** The words of a text, as they are compared. */
  List<String> words(String corrected) {
    return PlainText.of(corrected).words().stream()
        .map(word -> Umlauts.folded(word, language))
        .toList();
  }

  private String correctedWord(MatchResult match) {
    var word = Umlauts.folded(PlainText.of(match.group()).value(), language);
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
    return word.length() < (language == Language.ENGLISH ? SHORTEST_ENGLISH_SLIP : SHORTEST)
        || word.chars().anyMatch(Character::isDigit)
        || counts.containsKey(word)
        || knownElsewhere.test(word);
  }
}
