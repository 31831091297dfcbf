package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PerLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds sentences that say something was done for the customer: "I have opened your ticket". Only a
 * receipt may say so, and texts have none. The rules are patterns in files; sentences of every
 * language are checked by those of all, since nobody promises what language a text is in.
 */
final class Claims {

  private static final PerLanguage<List<Pattern>> DONE = patterns("done");
  private static final PerLanguage<List<Pattern>> CONDITIONS = patterns("conditions");

  private Claims() {}

  /** In what owners wrote. */
  static boolean isMadeIn(String text) {
    return Sentences.of(text).stream().map(Sentences::folded).anyMatch(Claims::isClaim);
  }

  /** In what a model wrote: there no condition excuses, as it may be about anything. */
  static boolean mayBeMadeIn(String text) {
    return Sentences.of(text).stream().map(Sentences::folded).anyMatch(Claims::saysDone);
  }

  private static boolean saysDone(String sentence) {
    return Arrays.stream(Language.values()).anyMatch(each -> finds(DONE.in(each), sentence));
  }

  /** What happens once, when or if something was done is no claim that it was. */
  private static boolean isClaim(String sentence) {
    for (var language : Language.values()) {
      boolean done = finds(DONE.in(language), sentence);
      if (done && !finds(CONDITIONS.in(language), sentence)) {
        return true;
      }
    }
    return false;
  }

  private static boolean finds(List<Pattern> patterns, String sentence) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(sentence).find());
  }

  private static PerLanguage<List<Pattern>> patterns(String kind) {
    return new PerLanguage<>(
        language ->
            Lines.of("/knowledge/claims/%s-%s.txt".formatted(kind, language.code())).stream()
                .map(line -> Pattern.compile("\\b(?:%s)\\b".formatted(line)))
                .toList());
  }
}
