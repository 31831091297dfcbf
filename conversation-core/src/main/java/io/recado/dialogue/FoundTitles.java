package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How customers may call what was found: by its title, or by a word only its title has. */
final class FoundTitles {

  /** Shorter ones are rather articles, or numbers that count the items. */
  private static final int SHORTEST_WORD = 3;

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

  private Set<String> split(int place) {
    return new LinkedHashSet<>(List.of(title(place).split("[^\\p{L}\\p{N}:.-]+", -1)));
  }

  private String title(int place) {
    return looked.items().get(place).title().toLowerCase(language.locale());
  }
}
