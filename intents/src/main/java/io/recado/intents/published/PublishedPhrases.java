package io.recado.intents.published;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The phrases of a version, as they are kept.
 *
 * @param byLanguage language → intent → phrases
 */
record PublishedPhrases(Map<Language, Map<String, List<String>>> byLanguage) {

  static PublishedPhrases of(Phrases phrases) {
    var byLanguage = new EnumMap<Language, Map<String, List<String>>>(Language.class);
    for (var language : Language.values()) {
      byLanguage.put(language, phrases.in(language));
    }
    return new PublishedPhrases(byLanguage);
  }
}
