package io.recado.intents.published;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What phrases must be like before a bot is taught by them. */
final class PhraseChecks {

  private static final int FEWEST_INTENTS = 2;

  /** A third of the phrases is kept from the models that judge it. */
  private static final int FEWEST_PHRASES = 3;

  private static final int MOST_PHRASES = 20_000;

  private PhraseChecks() {}

  /**
   * @throws PhrasesException when nothing could be learned, or only in part
   */
  static void check(Phrases phrases) {
    var problems = new ArrayList<String>();
    var intents = new TreeSet<String>();
    for (var language : Language.values()) {
      intents.addAll(phrases.in(language).keySet());
    }
    if (intents.size() < FEWEST_INTENTS) {
      problems.add("there must be %d intents at least".formatted(FEWEST_INTENTS));
    }
    for (var language : Language.values()) {
      check(language, phrases.in(language), intents, problems);
    }
    if (!problems.isEmpty()) {
      throw new PhrasesException(problems);
    }
  }

  private static void check(
      Language language,
      Map<String, List<String>> phrases,
      Iterable<String> intents,
      List<String> problems) {
    for (var intent : intents) {
      int count = phrases.getOrDefault(intent, List.of()).size();
      if (count < FEWEST_PHRASES) {
        problems.add(
            "%s: intent %s has %d phrases and needs %d"
                .formatted(language.code(), intent, count, FEWEST_PHRASES));
      }
    }
    if (phrases.values().stream().mapToInt(List::size).sum() > MOST_PHRASES) {
      problems.add("%s: more than %d phrases".formatted(language.code(), MOST_PHRASES));
    }
    if (phrases.values().stream().flatMap(List::stream).anyMatch(String::isBlank)) {
      problems.add("%s: a phrase is empty".formatted(language.code()));
    }
    twice(phrases)
        .forEach(
            (first, second) ->
                problems.add(
                    "%s: intents %s and %s have a phrase in common"
                        .formatted(language.code(), first, second)));
  }

  /** Pairs of intents that have a phrase in common, by name. */
  private static Map<String, String> twice(Map<String, List<String>> phrases) {
    var owners = new HashMap<String, String>();
    var pairs = new TreeMap<String, String>();
    new TreeMap<>(phrases)
        .forEach(
            (intent, texts) -> {
              for (var text : texts) {
                var owner = owners.putIfAbsent(text.strip().toLowerCase(Locale.ROOT), intent);
                if (owner != null && !owner.equals(intent)) {
                  pairs.put(owner, intent);
                }
              }
            });
    return pairs;
  }
}
