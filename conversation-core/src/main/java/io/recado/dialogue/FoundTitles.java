package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How customers may call what was found: by its title, or by a word only its title has. */
final class FoundTitles {

  /** Shorter ones are rather articles, or numbers that count the items. */
  private static final int SHORTEST_WORD = 3;

  /** Who is shown T-1042 says 1042. */
  private static final Pattern CODED = Pattern.compile("\\p{L}{1,3}-(\\d+)");

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
