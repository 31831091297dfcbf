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
    var problems = problems(phrases);
    if (!problems.isEmpty()) {
      throw new PhrasesException(problems.stream().map(PhraseProblem::toString).toList());
    }
  }

  static List<PhraseProblem> problems(Phrases phrases) {
    var problems = new ArrayList<PhraseProblem>();
    var intents = new TreeSet<String>();
    for (var language : Language.values()) {
      intents.addAll(phrases.in(language).keySet());
    }
    if (intents.size() < FEWEST_INTENTS) {
      var reason = "there must be %d intents at least".formatted(FEWEST_INTENTS);
      problems.add(new PhraseProblem(null, null, reason));
    }
    for (var language : Language.values()) {
      check(language, phrases.in(language), intents, problems);
    }
    return problems;
  }

  private static void check(
      Language language,
      Map<String, List<String>> phrases,
      Iterable<String> intents,
      List<PhraseProblem> problems) {
    for (var intent : intents) {
      var own = phrases.getOrDefault(intent, List.of());
      if (own.size() < FEWEST_PHRASES) {
        var reason = "it has %d phrases and needs %d".formatted(own.size(), FEWEST_PHRASES);
        problems.add(new PhraseProblem(language, intent, reason));
      }
      if (own.stream().anyMatch(String::isBlank)) {
        problems.add(new PhraseProblem(language, intent, "a phrase is empty"));
      }
    }
    if (phrases.values().stream().mapToInt(List::size).sum() > MOST_PHRASES) {
      var reason = "there are more than %d phrases".formatted(MOST_PHRASES);
      problems.add(new PhraseProblem(language, null, reason));
    }
    twice(phrases)
        .forEach(
            (first, second) -> {
              var reason = "it has a phrase in common with %s".formatted(second);
              problems.add(new PhraseProblem(language, first, reason));
            });
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
