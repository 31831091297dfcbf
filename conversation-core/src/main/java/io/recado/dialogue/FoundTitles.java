package io.recado.dialogue;

import io.recado.action.FoundItem;
import io.recado.conversation.Language;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How customers may call what was found: by its title, or by a word only its title has. */
final class FoundTitles {

  /** Shorter ones are rather articles, or numbers that count the items. */
  private static final int SHORTEST_WORD = 3;

  /** Who is shown T-1042 says 1042. */
  private static final Pattern CODED = Pattern.compile("\\p{L}{1,3}-(\\d+)");

  /** As long as the part that forms of a word share: "instalar", "instalación". */
  private static final int STEM = 7;

  /** Shorter ones are found in many a sentence: "for", "con". */
  private static final int SHORTEST_NAME = 5;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern PLAIN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Looked looked;
  private final Language language;
  private final Map<String, Integer> uses = new HashMap<>();

  FoundTitles(Looked looked, Language language) {
    this.looked = looked;
    this.language = language;
    looked
        .shown()
        .forEach(place -> split(place).forEach(word -> uses.merge(word, 1, Integer::sum)));
  }

  /** In lower case. */
  Set<String> wordsOf(int place) {
    var words = new LinkedHashSet<String>();
    words.add(title(place));
    split(place).stream()
        .filter(word -> word.length() >= SHORTEST_WORD && uses.getOrDefault(word, 0) == 1)
        .forEach(words::add);
    return words;
  }

  /**
   * The item whose title a sentence names best, word by word and in whatever form ("un técnico" for
   * "visita técnica"); empty where it names none, or several as well.
   */
  Optional<FoundItem> namedIn(String sentence) {
    var words = words(sentence);
    var byCount = new TreeMap<Long, List<FoundItem>>();
    for (var item : looked.items()) {
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

  private Set<String> split(int place) {
    var words = new LinkedHashSet<>(List.of(title(place).split("[^\\p{L}\\p{N}:.-]+", -1)));
    for (var word : List.copyOf(words)) {
      var coded = CODED.matcher(word);
      if (coded.matches()) {
        words.add(coded.group(1));
      }
    }
    return words;
  }

  private String title(int place) {
    return looked.items().get(place).title().toLowerCase(language.locale());
  }
}
