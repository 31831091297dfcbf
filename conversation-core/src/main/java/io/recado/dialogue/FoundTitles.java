package io.recado.dialogue;

import io.recado.action.FoundItem;
import io.recado.conversation.Language;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How customers may call what was found: by its title, or by a word only its title has. */
final class FoundTitles {

  /** Shorter ones are rather articles, or numbers that count the items. */
  private static final int SHORTEST_WORD = 3;

  /** Who is shown T-1042 says 1042. */
  private static final Pattern CODED = Pattern.compile("\\p{L}{1,3}-(\\d+)");

  /** As long as the part that forms of a word share: "instalar", "instalación". */
  private static final int STEM = 6;

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
   * The only item that a sentence names: by its title, or by a word that only its title has, in
   * whatever form ("un técnico" for "visita técnica"); empty where it names none, or several.
   */
  Optional<FoundItem> namedIn(String sentence) {
    var words = PLAIN.split(plain(sentence));
    var named = looked.shown().stream().filter(place -> isNamed(place, words)).toList();
    return named.size() == 1 ? Optional.of(looked.items().get(named.getFirst())) : Optional.empty();
  }

  private boolean isNamed(int place, String[] words) {
    return wordsOf(place).stream()
        .map(FoundTitles::plain)
        .anyMatch(name -> Stream.of(words).anyMatch(word -> areForms(name, word)));
  }

  /** Words are long enough to be told apart by how they begin, or the same. */
  private static boolean areForms(String name, String word) {
    return name.equals(word)
        || (name.length() >= STEM && word.length() >= STEM && name.regionMatches(0, word, 0, STEM));
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
