package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Words of questions, and what else texts may call the same thing. Only questions are widened, so
 * that a file can be changed without anything being published again.
 */
final class Synonyms {

  /** Of what a customer may write, so much is looked for. */
  private static final int MOST_WORDS = 24;

  private static final PerLanguage<Map<String, Set<String>>> GROUPS =
      new PerLanguage<>(Synonyms::groups);
  private static final PerLanguage<WordList> EMPTY_WORDS =
      WordList.perLanguage("/knowledge/empty-words");

  private Synonyms() {}

  /** Each word that says something → the words to look for instead, itself among them. */
  static Map<String, Set<String>> of(String question, Language language) {
    var widened = new LinkedHashMap<String, Set<String>>();
    for (var word : EMPTY_WORDS.in(language).strangersIn(PlainText.of(question).words())) {
      if (widened.size() < MOST_WORDS) {
        widened.put(word, GROUPS.in(language).getOrDefault(word, Set.of(word)));
      }
    }
    return widened;
  }

  private static Map<String, Set<String>> groups(Language language) {
    var groups = new HashMap<String, Set<String>>();
    for (var line : Lines.of("/knowledge/synonyms/" + language.code() + ".txt")) {
      var group = PlainText.of(line).words();
      group.forEach(word -> groups.merge(word, Set.copyOf(group), Synonyms::both));
    }
    return groups;
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    var both = new HashSet<>(one);
    both.addAll(other);
    return Set.copyOf(both);
  }
}
