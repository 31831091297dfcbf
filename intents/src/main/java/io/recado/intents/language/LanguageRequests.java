package io.recado.intents.language;

import io.recado.conversation.Language;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises messages that ask for a language: "in English please", "auf Deutsch", "¿hablas
 * español?". They name one language and say nothing else of weight; "no hablo inglés" asks for
 * none.
 */
public final class LanguageRequests {

  private static final int MOST_WORDS = 9;
  private static final Set<String> REFUSALS = Set.of("no", "not", "dont", "cant", "nicht", "kein");

  private final PerLanguage<WordList> names = WordList.perLanguage("/language/names");
  private final WordList companions = WordList.of("/language/request-words.txt");

  /** The language a whole message asks for; empty when it is about anything else. */
  public Optional<Language> in(String message) {
    var words = PlainText.of(message).withoutEmoji().words();
    if (words.size() > MOST_WORDS || words.stream().anyMatch(REFUSALS::contains)) {
      return Optional.empty();
    }
    var named = new HashSet<Language>();
    for (var word : words) {
      var language = named(word);
      language.ifPresent(named::add);
      if (language.isEmpty() && !companions.contains(word)) {
        return Optional.empty();
      }
    }
    return named.size() == 1 ? Optional.of(List.copyOf(named).getFirst()) : Optional.empty();
  }

  private Optional<Language> named(String word) {
    return Arrays.stream(Language.values())
        .filter(language -> names.in(language).contains(word))
        .findFirst();
  }
}
