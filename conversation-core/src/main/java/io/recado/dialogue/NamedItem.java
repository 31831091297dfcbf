package io.recado.dialogue;

import io.recado.action.FoundItem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of what was found a sentence speaks of. */
final class NamedItem {

  /** As long as the part that forms of a word share: "instalar", "instalación". */
  private static final int STEM = 7;

  /** Shorter ones are found in many a sentence: "for", "con". */
  private static final int SHORTEST_NAME = 5;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern PLAIN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private NamedItem() {}

  /**
   * The item whose title a sentence names best, word by word and in whatever form ("un técnico" for
   * "visita técnica"); empty where it names none, or several as well.
   */
  static Optional<FoundItem> in(String sentence, List<FoundItem> items) {
    var words = words(sentence);
    var byCount = new TreeMap<Long, List<FoundItem>>();
    for (var item : items) {
      byCount.computeIfAbsent(count(item, words), _ -> new ArrayList<>()).add(item);
    }
    return Optional.ofNullable(byCount.lastEntry())
        .filter(best -> best.getKey() > 0 && best.getValue().size() == 1)
        .map(best -> best.getValue().getFirst());
  }

  /** How many words of an item's title these are forms of. */
  private static long count(FoundItem item, Set<String> words) {
    return words(item.title()).stream()
        .filter(name -> words.stream().anyMatch(word -> areForms(name, word)))
        .count();
  }

  /** Short words are little words, and others' beginnings. */
  private static boolean areForms(String name, String word) {
    return (name.equals(word) && word.length() >= SHORTEST_NAME)
        || beginAlike(name, word, STEM)
        || (name.length() == word.length() && beginAlike(name, word, name.length() - 1));
  }

  private static boolean beginAlike(String name, String word, int length) {
    return length >= SHORTEST_NAME && name.regionMatches(0, word, 0, length);
  }

  private static Set<String> words(String text) {
    return Stream.of(PLAIN.split(plain(text))).collect(Collectors.toSet());
  }

  /** Lower case, without accents. */
  private static String plain(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
