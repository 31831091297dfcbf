package io.recado.admin.bot;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Language;
import io.recado.understanding.Caution;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How sure the bot is to be, in each language, before it acts.
 *
 * @param es from {@link Caution#LEAST} to {@link Caution#MOST}; null as usual, like the others
 */
record ActsFrom(@Nullable Double es, @Nullable Double en, @Nullable Double de) {

  static ActsFrom of(Map<Language, Double> scores) {
    return new ActsFrom(
        scores.get(Language.SPANISH), scores.get(Language.ENGLISH), scores.get(Language.GERMAN));
  }

  /**
   * As it is taken: what is kept is shown, or nobody could mend it.
   *
   * @throws ApiProblem {@code BODY_UNREADABLE}
   */
  Map<Language, Double> checked() {
    var scores = new EnumMap<Language, Double>(Language.class);
    put(scores, Language.SPANISH, es);
    put(scores, Language.ENGLISH, en);
    put(scores, Language.GERMAN, de);
    return scores;
  }

  private static void put(Map<Language, Double> scores, Language language, @Nullable Double score) {
    if (score == null) {
      return;
    }
    if (!(score >= Caution.LEAST && score <= Caution.MOST)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "A bot acts from %s to %s, or null as usual.".formatted(Caution.LEAST, Caution.MOST));
    }
    scores.put(language, score);
  }
}
