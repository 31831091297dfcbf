package io.recado.admin.bot;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a draft.
 *
 * @param code stable, for those who count or translate problems
 * @param flow the flow it is in, and {@code step} and {@code line} where; null where it is in none
 * @param text the general text's key; null where it is of none
 * @param intent the intent whose phrases it is of, and {@code language} of which; null where it is
 *     of none
 * @param reason what is wrong, in an English sentence
 */
record BotProblem(
    Part part,
    String code,
    @Nullable String flow,
    @Nullable String step,
    @Nullable Integer line,
    @Nullable String text,
    @Nullable String intent,
    @Nullable String language,
    String reason) {

  /** What of the bot is wrong. */
  enum Part {
    FLOW,
    TEXT,
    PHRASES,
    /** An action that the tenant declares in a file. */
    ACTION
  }

  static BotProblem ofText(@Nullable String key, String reason) {
    return new BotProblem(Part.TEXT, "text", null, null, null, key, null, null, reason);
  }
}
